package org.onrecord.records.history;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of changes of a record. */
public enum ChangeKind {
  CREATED("created"),
  CHANGED("changed"),
  DELETED("deleted");

  @JsonValue private final String word;

  ChangeKind(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
