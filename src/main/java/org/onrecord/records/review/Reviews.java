package org.onrecord.records.review;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.records.quote.Quotes;
import org.onrecord.records.quote.Review;

/** Adds and lists the reviews of quotes. */
@Singleton
public class Reviews {
  private static final Projection<Review> PROJECTION =
      new Projection<>(
          "review",
          "w",
          Sql.of("w.review_status, w.review_reason, w.review_reference, w.reviewer, w.reviewed_at"),
          Sql.EMPTY,
          Review::of);

  /** Ids ascend with time. */
  private static final Order LATEST_FIRST = Order.descending("at", "w.id", UUID::fromString);

  private final Quotes quotes;
  private final ReviewQueue queue;
  private final Clock clock;

  Reviews(Quotes quotes, ReviewQueue queue, Clock clock) {
    this.quotes = quotes;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Adds a review, which sets the status of the quote, and removes the quote from the queue.
   *
   * @param reviewer the reviewer's name; null if unknown
   */
  @Transactional
  public void add(UUID quote, ReviewInput input, String reviewer) {
    quotes.review(
        quote,
        new Review(input.status(), input.reason(), input.reference(), reviewer, clock.instant()));
    queue.removeClaim(quote);
  }

  /** The reviews of a quote, latest first. */
  ListQuery<Review> ofQuote(UUID quote) {
    quotes.requireKnown(quote);
    return new ListQuery<>(PROJECTION, new Condition().and("w.quote_id = ?", quote), LATEST_FIRST);
  }
}
