package org.onrecord.records.origin;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.sql.SQLException;
import org.onrecord.database.sql.Row;

/**
 * The origin of a record: an editor, or the extractor.
 *
 * @param version the version of the extractor; like rule and confidence, null for editors
 * @param rule the rule that matched
 * @param confidence the probability that the extractor is right, 0 to 1
 * @param reason sentences that say why surnames and acronyms are linked to actors or not; null if
 *     the text has full names only
 */
@Embeddable
public record Origin(
    @Enumerated(EnumType.STRING) @Column(name = "origin") OriginKind kind,
    @Column(name = "extractor_version") String version,
    String rule,
    Double confidence,
    @Column(name = "origin_reason") String reason) {

  /** The origin of records made by editors. */
  public static final Origin EDITOR = new Origin(OriginKind.EDITOR, null, null, null, null);

  /**
   * The extractor as origin. Rounds the confidence to thousandths, so that a smaller difference
   * does not count as a change of a proposal.
   */
  public static Origin extractor(String version, String rule, double confidence) {
    double rounded = Math.round(confidence * 1000) / 1000.0;
    return new Origin(OriginKind.EXTRACTOR, version, rule, rounded, null);
  }

  /** A copy with a reason; null for none. */
  public Origin withReason(String because) {
    return new Origin(kind, version, rule, confidence, because);
  }

  /**
   * Reads the columns {@code origin}, {@code extractor_version}, {@code rule}, {@code confidence}
   * and {@code origin_reason}.
   */
  public static Origin of(Row row) throws SQLException {
    return new Origin(
        row.enumValue("origin", OriginKind.class),
        row.text("extractor_version"),
        row.text("rule"),
        row.doubleOrNull("confidence"),
        row.text("origin_reason"));
  }
}
