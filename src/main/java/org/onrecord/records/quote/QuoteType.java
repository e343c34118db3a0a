package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** Form in which an article reports a quote. */
public enum QuoteType {
  /** Entirely inside quotation marks. */
  DIRECT("direct"),
  /** Reported speech that contains quoted words, or a quoted fragment. */
  MIXED("mixed"),
  /** Reported speech. */
  INDIRECT("indirect");

  @JsonValue @EnumeratedValue private final String word;

  QuoteType(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
