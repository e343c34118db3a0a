package org.onrecord.records.quote;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.sql.SQLException;
import java.time.Instant;
import org.onrecord.database.sql.Row;

/**
 * Review of a quote.
 *
 * @param status the status that the review gave to the quote
 * @param reason may be null
 * @param reference source of the reason, an http(s) URL or a text; may be null
 * @param by name of the reviewer's API key or subject of the token; null if unknown
 */
@Embeddable
public record Review(
    @Enumerated(EnumType.STRING) @Column(name = "review_status") QuoteStatus status,
    @Column(name = "review_reason") String reason,
    @Column(name = "review_reference") String reference,
    @Column(name = "reviewer") String by,
    @Column(name = "reviewed_at") Instant at) {

  /** Reads the columns of a review; null if there is none. */
  public static Review of(Row row) throws SQLException {
    Review review =
        new Review(
            row.enumValue("review_status", QuoteStatus.class),
            row.text("review_reason"),
            row.text("review_reference"),
            row.text("reviewer"),
            row.instant("reviewed_at"));
    return review.status == null ? null : review;
  }
}
