package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** How a quote hangs on the body of its article. */
public enum Anchor {
  /** Its spans are there. */
  ANCHORED("anchored"),
  /** It was recorded without spans, and its text does not occur exactly once. */
  NONE("none"),
  /** It had spans until a correction of the body removed its words or made them ambiguous. */
  LOST("lost");

  @JsonValue @EnumeratedValue private final String word;

  Anchor(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
