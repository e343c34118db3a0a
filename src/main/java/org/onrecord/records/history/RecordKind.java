package org.onrecord.records.history;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is kept on record; the words are those of the paths and of the tables. */
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
