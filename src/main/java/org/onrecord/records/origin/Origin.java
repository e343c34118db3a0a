package org.onrecord.records.origin;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.sql.SQLException;
import org.onrecord.database.sql.Row;

/**
 * Who made a record: an editor; or the extractor, with its version, the rule that fired and the
 * probability, from 0 to 1, that it is right.
 */
@Embeddable
public record Origin(
    @Enumerated(EnumType.STRING) @Column(name = "origin") OriginKind kind,
    @Column(name = "extractor_version") String version,
    String rule,
    Double confidence) {

  /** Made by an editor. */
  public static final Origin EDITOR = new Origin(OriginKind.EDITOR, null, null, null);

  /**
   * Made by the extractor. The confidence is rounded to thousandths: what is finer says nothing,
   * and is no reason to call a proposal changed.
   */
  public static Origin extractor(String version, String rule, double confidence) {
    double rounded = Math.round(confidence * 1000) / 1000.0;
    return new Origin(OriginKind.EXTRACTOR, version, rule, rounded);
  }

  /**
   * Reads the columns {@code origin}, {@code extractor_version}, {@code rule} and {@code
   * confidence}.
   */
  public static Origin of(Row row) throws SQLException {
    return new Origin(
        row.enumValue("origin", OriginKind.class),
        row.text("extractor_version"),
        row.text("rule"),
        row.doubleOrNull("confidence"));
  }
}
