package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.List;
import org.onrecord.web.json.WireName;

/** Review status of a quote. */
public enum QuoteStatus {
  CONFIRMED,
  PROPOSED,
  DISPUTED,
  REJECTED;

  @EnumeratedValue private final String wireName = WireName.of(this);

  /**
   * Statuses that a review can change this one to. A dispute ends confirmed or rejected; a quote
   * rejected by mistake is proposed again.
   */
  public List<QuoteStatus> allowedTransitions() {
    return switch (this) {
      case PROPOSED -> List.of(CONFIRMED, REJECTED);
      case CONFIRMED -> List.of(DISPUTED);
      case DISPUTED -> List.of(CONFIRMED, REJECTED);
      case REJECTED -> List.of(PROPOSED);
    };
  }

  /** True if a new quote can have this status. The others require a review. */
  boolean isInitial() {
    return this == CONFIRMED || this == PROPOSED;
  }

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }
}
