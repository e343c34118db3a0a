package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** State of the anchor that ties a quote to spans of its article's body. */
public enum Anchor {
  /** The quote has spans. */
  ANCHORED("anchored"),
  /** The quote was recorded without spans, and its text does not occur exactly once. */
  NONE("none"),
  /** A correction of the body removed the text of the quote or made its place ambiguous. */
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
