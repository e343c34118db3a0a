package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Members of an article that a request can add to the response. */
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
