package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an article carries in addition, on request. */
@RegisterForReflection
enum Expand {
  BODY("body"),
  QUOTES("quotes");

  @JsonValue private final String word;

  Expand(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
