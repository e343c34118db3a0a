package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.onrecord.web.json.WireName;

/** Form in which an article reports a quote. */
public enum QuoteType {
  /** Entirely inside quotation marks. */
  DIRECT,
  /** Reported speech that contains quoted words, or a quoted fragment. */
  MIXED,
  /** Reported speech. */
  INDIRECT;

  @EnumeratedValue private final String wireName = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }
}
