package org.onrecord.records.suggestion;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.web.json.WireName;

/** The way in which a name matches the typed text, best first. */
public enum SuggestionMatch {
  /** The whole name. */
  EXACT,

  /** The beginning of the name or of one of its words. */
  PREFIX,

  /** Similarly spelled words. */
  SPELLING;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
