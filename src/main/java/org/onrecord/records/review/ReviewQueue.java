package org.onrecord.records.review;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.records.quote.QuoteFilter;
import org.onrecord.records.quote.QuoteListing;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.web.problem.ProblemException;

/**
 * The queue of proposals for review. A claim reserves a proposal for a reviewer until it expires.
 * It is stored in the database, so that it holds for all replicas. It only affects later claims:
 * other reviewers may still review the proposal. A skipped one is not given to the same reviewer
 * until then.
 */
@Singleton
public class ReviewQueue {
  /** The records that declare the members of the request body. */
  public static final List<Class<? extends Record>> PARAMETERS =
      List.of(QuoteFilter.class, ClaimInput.class);

  /**
   * Skips rows that concurrent claims have locked. A claim that was committed after this statement
   * took its snapshot is not skipped; it stays in force and the row is not returned.
   */
  private static final String CLAIM =
      """
      with next as (
        select q.article_id, q.id from quote q? order by %s limit ? for no key update of q skip locked
      ), claimed as (
        insert into claim (article_id, quote_id, holder, until) select article_id, id, ?, ? from next
        on conflict (article_id, quote_id) do update set holder = excluded.holder, until = excluded.until, skipped = false
        where claim.until <= ? or claim.skipped and claim.holder <> excluded.holder
        returning quote_id)
      select (select count(*) from next) as found, array(select quote_id from claimed) as claimed""";

  private static final Order OLDEST_FIRST = Order.ascending("createdAt", "q.id", UUID::fromString);

  private final Database database;
  private final QuoteListing listing;
  private final ListReader lists;
  private final Clock clock;
  private final Projection<ClaimView> projection;

  ReviewQueue(
      Database database, QuoteListing listing, ListReader lists, QuoteViews views, Clock clock) {
    this.database = database;
    this.listing = listing;
    this.lists = lists;
    this.clock = clock;
    this.projection =
        views.projection(
            "claimed_until",
            Sql.of(
                """
                (select c.until from claim c where c.article_id = q.article_id and c.quote_id = q.id)"""),
            (quote, rest) -> new ClaimView(ListItem.tagged(quote), rest.instant("claimed_until")));
  }

  private record Batch(long found, List<UUID> ids) {}

  /** Claims the next unclaimed proposals that match the filters of the request. */
  @Transactional
  public Claims claim(ListParameters body, String holder) {
    requireNoStatus(body);
    ClaimInput input = body.read(ClaimInput.class);
    Instant now = clock.instant();
    Condition free =
        listing
            .condition(body, new Condition().and(Sql.of("q.status = 'proposed'")))
            .and(
                Sql.of(
                    """
                    not exists (\
                    select from claim c where c.article_id = q.article_id and c.quote_id = q.id and c.until > ? \
                    and (c.holder = ? or not c.skipped))""",
                    time(now),
                    holder));
    List<UUID> ids = new ArrayList<>();
    Batch batch;
    do {
      batch = claim(free.where(), input, input.limit() - ids.size(), holder, now);
      ids.addAll(batch.ids());
    } while (ids.size() < input.limit() && batch.found() > 0);
    return claims(ids, input.sort());
  }

  private Batch claim(Sql where, ClaimInput input, int limit, String holder, Instant now) {
    OffsetDateTime until = time(now.plusSeconds(60L * input.minutes()));
    Sql sql =
        Sql.of(CLAIM.formatted(input.sort().orderBy), where, limit, holder, until, time(now))
            .withCustomPlan();
    return database
        .list(sql, row -> new Batch(row.longValue("found"), row.array("claimed")))
        .get(0);
  }

  /** Reads claims in the order of the queue. Releases those that do not fit into a page. */
  private Claims claims(List<UUID> ids, ReviewQueueOrder order) {
    if (ids.isEmpty()) {
      return new Claims(List.of());
    }
    Condition claimed = new Condition().and("q.id = any(?)", ids);
    List<ClaimView> shown =
        lists.first(new ListQuery<>(projection, claimed, order.order), ids.size());
    Set<UUID> unread = new HashSet<>(ids);
    shown.forEach(claim -> unread.remove(claim.quote().record().id()));
    if (!unread.isEmpty()) {
      database.execute(
          Sql.of(
              "delete from claim where quote_id = any(?)", (Object) unread.toArray(UUID[]::new)));
    }
    return new Claims(shown);
  }

  /** The claims of a reviewer to proposals, oldest quote first. */
  public ListQuery<ClaimView> claimsOf(String holder) {
    Sql held =
        Sql.of(
            """
            q.status = 'proposed' and exists (\
            select from claim c where c.article_id = q.article_id and c.quote_id = q.id \
            and c.holder = ? and c.until > ? and not c.skipped)""",
            holder,
            time(clock.instant()));
    return new ListQuery<>(projection, new Condition().and(held), OLDEST_FIRST);
  }

  /** The queue has proposals only, so a filter of the status is rejected. */
  private static void requireNoStatus(ListParameters body) {
    boolean negated =
        body.readNegated(QuoteFilter.class).filter(not -> !not.status().isEmpty()).isPresent();
    if (negated || !body.read(QuoteFilter.class).status().isEmpty()) {
      throw ProblemException.invalid(
          body.fault(
              negated ? "notStatus" : "status", "is not known here; the queue has proposals only"));
    }
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
