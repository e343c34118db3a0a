package org.onrecord.records.review;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteMoved;
import org.onrecord.records.quote.Quotes;
import org.onrecord.records.quote.Review;

/** Adds and lists the reviews of quotes. */
@Singleton
public class Reviews {
  private static final Projection<Review> PROJECTION =
      new Projection<>(
          "review",
          "w",
          Columns.of("w.review_status, w.reviewer, w.reviewed_at")
              .text("review_reason", Sql.of("w.review_reason"))
              .text("review_reference", Sql.of("w.review_reference")),
          Sql.EMPTY,
          Review::of);

  /** Ids ascend with time. */
  private static final Order LATEST_FIRST = Order.descending("at", "w.id", UUID::fromString);

  private final Quotes quotes;
  private final QuoteClaims claims;
  private final Database database;
  private final Clock clock;

  Reviews(Quotes quotes, QuoteClaims claims, Database database, Clock clock) {
    this.quotes = quotes;
    this.claims = claims;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds a review, which sets the status of the quote, and removes the quote from the queue.
   *
   * @param reviewer the reviewer's name; null if unknown
   */
  @Transactional
  public void add(UUID quote, ReviewInput input, String reviewer) {
    Quote reviewed =
        quotes.review(
            quote,
            new Review(
                input.status(), input.reason(), input.reference(), reviewer, clock.instant()));
    claims.remove(reviewed);
  }

  /** The reviews of a quote, latest first. */
  ListQuery<Review> ofQuote(UUID quote) {
    Condition ofQuote =
        new Condition()
            .and("w.article_id = ?", quotes.articleOf(quote))
            .and("w.quote_id = ?", quote);
    return new ListQuery<>(PROJECTION, ofQuote, LATEST_FIRST);
  }

  /** Moves the reviews of a quote along with it to another article. */
  void onQuoteMoved(@Observes QuoteMoved move) {
    database.execute(
        Sql.of(
            """
            with moved as (delete from review where article_id = ? and quote_id = ? returning *)
            insert into review (article_id, id, quote_id, review_status, review_reason, review_reference, reviewer, reviewed_at)
            select ?::uuid, id, quote_id, review_status, review_reason, review_reference, reviewer, reviewed_at from moved""",
            move.source(),
            move.quote(),
            move.target()));
  }
}
