package org.onrecord.records.quote;

import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.history.HistoryWriter;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemException;

/** Reviews of many quotes in one transaction, with the same number of statements for any number. */
@Singleton
public class BulkReview {
  /** Shared locks, as those of a single review. They block changes of the bodies. */
  private static final String LOCK_ARTICLES =
      """
      select id from article where id = any(array(select article_id from quote where id = any(?)))
      order by id for share\
      """;

  private static final String LOCK_QUOTES =
      "select id, article_id, status from quote where id = any(?) order by id for no key update";

  private static final String SET_STATUSES =
      """
      update quote q set status = r.status, review_status = r.status, review_reason = r.reason,
        review_reference = r.reference, reviewer = ?, reviewed_at = ?, updated_at = ?, touched = true,
        version = q.version + 1
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[])
        as r (article_id, quote_id, status, reason, reference)
      where q.article_id = r.article_id and q.id = r.quote_id\
      """;

  private static final String LOG =
      """
      insert into review (id, article_id, quote_id, review_status, review_reason, review_reference, reviewer, reviewed_at)
      select r.*, ?, ? from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[]) as r\
      """;

  private final Database database;
  private final HistoryWriter history;

  BulkReview(Database database, HistoryWriter history) {
    this.database = database;
    this.history = history;
  }

  /** A review of a quote. */
  public record Requested(UUID quote, Review review) {}

  /**
   * The outcome of a review.
   *
   * @param status the status of the quote after it; null if there is no such quote
   * @param problem the problem that a single review would get; null if it succeeded
   */
  public record Outcome(QuoteStatus status, Problem problem) {}

  /** A locked quote. */
  @RegisterForReflection
  private record LockedQuote(UUID id, UUID article, QuoteStatus status) {
    static LockedQuote of(Row row) throws SQLException {
      return new LockedQuote(
          row.id("id"), row.id("article_id"), row.enumValue("status", QuoteStatus.class));
    }
  }

  /**
   * Adds reviews one after the other, each to the status that the ones before it have set.
   *
   * @param reviews of one reviewer at one time
   * @return the outcomes in the order of the reviews
   */
  @Transactional
  public List<Outcome> add(List<Requested> reviews) {
    Map<UUID, LockedQuote> quotes = lock(reviews.stream().map(Requested::quote).toList());
    Map<UUID, QuoteStatus> present = new HashMap<>();
    quotes.forEach((id, quote) -> present.put(id, quote.status()));
    List<Requested> accepted = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (Requested requested : reviews) {
      Outcome outcome = outcome(requested, present.get(requested.quote()));
      if (outcome.problem() == null) {
        present.put(requested.quote(), outcome.status());
        accepted.add(requested);
      }
      outcomes.add(outcome);
    }
    if (!accepted.isEmpty()) {
      write(accepted, quotes);
    }
    return outcomes;
  }

  /** Locks articles before quotes. A second attempt finds quotes that were moved meanwhile. */
  private Map<UUID, LockedQuote> lock(Collection<UUID> ids) {
    Map<UUID, LockedQuote> locked = lockOnce(Set.copyOf(ids));
    List<UUID> missing = ids.stream().filter(id -> !locked.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      locked.putAll(lockOnce(missing));
    }
    return locked;
  }

  private Map<UUID, LockedQuote> lockOnce(Collection<UUID> ids) {
    UUID[] array = ids.toArray(UUID[]::new);
    database.list(Sql.of(LOCK_ARTICLES, (Object) array), row -> row.id("id"));
    return database.list(Sql.of(LOCK_QUOTES, (Object) array), LockedQuote::of).stream()
        .collect(toMap(LockedQuote::id, quote -> quote, (a, b) -> b, HashMap::new));
  }

  private static Outcome outcome(Requested requested, QuoteStatus present) {
    try {
      if (present == null) {
        throw ProblemException.notFound("quote", requested.quote());
      }
      QuoteProblems.requireTransition("quote", present, requested.review().status());
      return new Outcome(requested.review().status(), null);
    } catch (ProblemException e) {
      return new Outcome(present, e.problem());
    }
  }

  private void write(List<Requested> accepted, Map<UUID, LockedQuote> quotes) {
    Map<UUID, Requested> last = new LinkedHashMap<>();
    accepted.forEach(requested -> last.put(requested.quote(), requested));
    history.saveState(RecordKind.QUOTE, last.keySet());
    setStatuses(List.copyOf(last.values()), quotes);
    log(accepted, quotes);
  }

  private void setStatuses(List<Requested> latest, Map<UUID, LockedQuote> quotes) {
    Review any = latest.get(0).review();
    database.execute(
        Sql.of(
            SET_STATUSES,
            any.by(),
            any.at(),
            any.at(),
            ids(latest, requested -> quotes.get(requested.quote()).article()),
            ids(latest, Requested::quote),
            texts(latest, review -> review.status().toString()),
            texts(latest, Review::reason),
            texts(latest, Review::reference)));
  }

  private void log(List<Requested> accepted, Map<UUID, LockedQuote> quotes) {
    Review any = accepted.get(0).review();
    database.execute(
        Sql.of(
            LOG,
            any.by(),
            any.at(),
            ids(accepted, requested -> RecordIds.next()),
            ids(accepted, requested -> quotes.get(requested.quote()).article()),
            ids(accepted, Requested::quote),
            texts(accepted, review -> review.status().toString()),
            texts(accepted, Review::reason),
            texts(accepted, Review::reference)));
  }

  private static UUID[] ids(List<Requested> reviews, Function<Requested, UUID> id) {
    return reviews.stream().map(id).toArray(UUID[]::new);
  }

  private static String[] texts(List<Requested> reviews, Function<Review, String> text) {
    return reviews.stream().map(Requested::review).map(text).toArray(String[]::new);
  }
}
