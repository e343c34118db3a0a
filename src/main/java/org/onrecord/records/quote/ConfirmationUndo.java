package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.ProblemException;

/**
 * Takes back mistaken confirmations. The status before the confirmation comes from the history of
 * the quote, or from the review before, if both were made in one request.
 */
@Singleton
public class ConfirmationUndo {
  private static final String BEFORE_LAST_CHANGE =
      """
      select before ->> 'status' as review_status, before -> 'review' ->> 'reason' as review_reason,
        before -> 'review' ->> 'reference' as review_reference,
        cast(before -> 'review' ->> 'at' as timestamptz) as reviewed_at
      from change where record_id = ? and record = 'quote'
      order by seq desc limit 1""";

  private static final String LAST_REVIEWS =
      """
      select review_status, review_reason, review_reference, reviewed_at
      from review where article_id = ? and quote_id = ?
      order by id desc limit 2""";

  private final QuoteLocks locks;
  private final Database database;
  private final Clock clock;

  ConfirmationUndo(QuoteLocks locks, Database database, Clock clock) {
    this.locks = locks;
    this.database = database;
    this.clock = clock;
  }

  /**
   * The review state of a quote before its confirmation.
   *
   * @param reviewedAt null if it had no review
   */
  private record Former(QuoteStatus status, String reason, String reference, Instant reviewedAt) {
    static Former of(Row row) throws SQLException {
      return new Former(
          row.enumValue("review_status", QuoteStatus.class),
          row.text("review_reason"),
          row.text("review_reference"),
          row.instant("reviewed_at"));
    }
  }

  /**
   * Adds a review that gives the quote the status that it had before the confirmation, with the
   * reason and reference of that status.
   *
   * @param reviewer the name of the caller; null if unknown
   * @throws ProblemException 404 for an unknown quote; 409 if the last change of the quote is not a
   *     review that confirmed it
   */
  @Transactional
  public void takeBack(UUID id, String reviewer) {
    Quote quote = locks.lock(id);
    if (quote.review == null
        || quote.review.status() != QuoteStatus.CONFIRMED
        || quote.status != QuoteStatus.CONFIRMED) {
      throw QuoteProblems.nothingToUndo("No review has confirmed it last");
    }
    Former former = former(quote);
    Instant now = clock.instant();
    quote.status = former.status();
    quote.addReview(
        new Review(former.status(), former.reason(), former.reference(), reviewer, now));
    quote.updatedAt = now;
  }

  private Former former(Quote quote) {
    Former before =
        database
            .find(Sql.of(BEFORE_LAST_CHANGE, quote.id), Former::of)
            .filter(state -> state.status() != null)
            .orElseThrow(() -> QuoteProblems.nothingToUndo("Its former status is not known"));
    if (Objects.equals(before.reviewedAt(), quote.review.at())) {
      throw QuoteProblems.nothingToUndo("It was changed since it was confirmed");
    }
    return sameRequest(quote).orElse(before);
  }

  /** The review before, if it was made in the same request, which has one entry in the history. */
  private Optional<Former> sameRequest(Quote quote) {
    List<Former> last = database.list(Sql.of(LAST_REVIEWS, quote.article.id, quote.id), Former::of);
    return last.size() == 2 && last.get(1).reviewedAt().equals(quote.review.at())
        ? Optional.of(last.get(1))
        : Optional.empty();
  }
}
