package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.onrecord.web.json.WireName;

/** State of the anchor that ties a quote to spans of its article's body. */
public enum Anchor {
  /** The quote has spans. */
  ANCHORED,
  /** The quote was recorded without spans, and its text does not occur exactly once. */
  NONE,
  /** A correction of the body removed the text of the quote or made its place ambiguous. */
  LOST;

  @EnumeratedValue private final String wireName = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }
}
