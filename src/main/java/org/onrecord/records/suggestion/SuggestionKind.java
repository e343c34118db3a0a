package org.onrecord.records.suggestion;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.web.json.WireName;

/** The kinds of records that are suggested. */
public enum SuggestionKind {
  ACTOR,
  ARTICLE;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
