package org.onrecord.records.history;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of records. Paths and tables have the same names. */
public enum RecordKind {
  ARTICLE("article"),
  QUOTE("quote"),
  ACTOR("actor");

  @JsonValue private final String word;

  RecordKind(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
