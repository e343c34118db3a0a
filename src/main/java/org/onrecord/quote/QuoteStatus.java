package org.onrecord.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** Whether the record is to be trusted. */
public enum QuoteStatus {
  CONFIRMED("confirmed"),
  PROPOSED("proposed"),
  DISPUTED("disputed"),
  REJECTED("rejected");

  @JsonValue @EnumeratedValue private final String word;

  QuoteStatus(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
