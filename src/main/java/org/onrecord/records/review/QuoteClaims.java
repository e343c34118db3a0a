package org.onrecord.records.review;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteMoved;

/** The claim to a single quote: prolongs and releases it, and finds that of another reviewer. */
@Singleton
public class QuoteClaims {
  private static final Duration DURATION = Duration.ofMinutes(15);

  private final Database database;
  private final Clock clock;

  QuoteClaims(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Claims a proposal for a quarter of an hour, or prolongs the claim to it.
   *
   * @return false if another reviewer has a claim in force, or the quote is no proposal
   */
  @Transactional
  public boolean hold(UUID quote, String holder) {
    return put(quote, holder, false);
  }

  /**
   * Releases a proposal for other reviewers, and keeps it from this one for a quarter of an hour.
   * The claim of another reviewer stays in force.
   */
  @Transactional
  public void skip(UUID quote, String holder) {
    put(quote, holder, true);
  }

  private boolean put(UUID quote, String holder, boolean skipped) {
    Instant now = clock.instant();
    Sql sql =
        Sql.of(
            """
            insert into claim (article_id, quote_id, holder, until, skipped)
            select q.article_id, q.id, ?, cast(? as timestamptz), ? from quote q where q.id = ? and q.status = 'proposed'
            on conflict (article_id, quote_id) do update
            set holder = excluded.holder, skipped = excluded.skipped,
              until = case when claim.holder = excluded.holder then greatest(claim.until, excluded.until) else excluded.until end
            where claim.holder = excluded.holder or claim.skipped or claim.until <= ?
            returning quote_id""",
            holder,
            time(now.plus(DURATION)),
            skipped,
            quote,
            time(now));
    return database.find(sql, row -> row.id("quote_id")).isPresent();
  }

  /**
   * Releases a claim before it expires.
   *
   * @return false if the reviewer has no claim in force
   */
  @Transactional
  public boolean release(UUID quote, String holder) {
    Sql sql =
        Sql.of(
            """
            delete from claim where quote_id = ? and holder = ? and until > ? and not skipped
            returning quote_id""",
            quote,
            holder,
            time(clock.instant()));
    return database.find(sql, row -> row.id("quote_id")).isPresent();
  }

  /** The end of the claim of another reviewer to a quote, if there is one in force. */
  public Optional<Instant> claimedByOther(UUID quote, String reviewer) {
    Sql sql =
        Sql.of(
            """
            select c.until from quote q join claim c on c.article_id = q.article_id and c.quote_id = q.id
            where q.id = ? and c.holder <> ? and c.until > ? and not c.skipped""",
            quote,
            reviewer,
            time(clock.instant()));
    return database.listFromPrimary(sql, row -> row.instant("until")).stream().findFirst();
  }

  /** Removes the claim to a quote that was reviewed. */
  void remove(Quote quote) {
    database.execute(
        Sql.of(
            "delete from claim where article_id = ? and quote_id = ?", quote.article.id, quote.id));
  }

  /** Removes the claims to quotes that were reviewed. */
  void remove(Collection<UUID> quotes) {
    if (!quotes.isEmpty()) {
      database.execute(
          Sql.of(
              """
              delete from claim c using quote q
              where q.id = any(?) and c.article_id = q.article_id and c.quote_id = q.id""",
              (Object) quotes.toArray(UUID[]::new)));
    }
  }

  /** Moves the claim to a quote along with it to another article. */
  void onQuoteMoved(@Observes QuoteMoved move) {
    database.execute(
        Sql.of(
            """
            with moved as (delete from claim where article_id = ? and quote_id = ? returning *)
            insert into claim (article_id, quote_id, holder, until, skipped)
            select ?::uuid, quote_id, holder, until, skipped from moved""",
            move.source(),
            move.quote(),
            move.target()));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
