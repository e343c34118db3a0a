package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.List;

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

  /**
   * What a review can make of a quote of this status. A dispute ends either way; what was rejected
   * by mistake is proposed once more.
   */
  public List<QuoteStatus> allowedTransitions() {
    return switch (this) {
      case PROPOSED -> List.of(CONFIRMED, REJECTED);
      case CONFIRMED -> List.of(DISPUTED);
      case DISPUTED -> List.of(CONFIRMED, REJECTED);
      case REJECTED -> List.of(PROPOSED);
    };
  }

  /** Whether a quote can be recorded with this status; the others are reached by reviews. */
  boolean isInitial() {
    return this == CONFIRMED || this == PROPOSED;
  }

  @Override
  public String toString() {
    return word;
  }
}
