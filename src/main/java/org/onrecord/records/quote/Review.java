package org.onrecord.records.quote;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.sql.SQLException;
import java.time.Instant;
import org.onrecord.database.sql.Row;

/**
 * What a reviewer said of a quote.
 *
 * @param status what the quote became by it
 * @param reason why; may be null
 * @param reference where that can be looked up, an http(s) URL or a text; may be null
 * @param by the name of the reviewer's key, or the subject of their token; null where nobody knows
 */
@Embeddable
public record Review(
    @Enumerated(EnumType.STRING) @Column(name = "review_status") QuoteStatus status,
    @Column(name = "review_reason") String reason,
    @Column(name = "review_reference") String reference,
    @Column(name = "reviewer") String by,
    @Column(name = "reviewed_at") Instant at) {

  /** The review that the next five columns of a row make, or null where there is none. */
  public static Review of(Row row) throws SQLException {
    Review review =
        new Review(
            row.enumValue(QuoteStatus.class), row.text(), row.text(), row.text(), row.instant());
    return review.status == null ? null : review;
  }
}
