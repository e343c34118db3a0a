package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** How the article gives the words. */
public enum QuoteType {
  /** All inside quotation marks. */
  DIRECT("direct"),
  /** Reported speech with quoted words in it, or a quoted fragment of it. */
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
