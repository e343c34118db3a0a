package org.onrecord.records.origin;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** The kinds of origins. */
public enum OriginKind {
  EDITOR("editor"),
  EXTRACTOR("extractor");

  @JsonValue @EnumeratedValue private final String word;

  OriginKind(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
