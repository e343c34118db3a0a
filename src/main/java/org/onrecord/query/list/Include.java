package org.onrecord.query.list;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a list tells besides its rows, on request. */
@RegisterForReflection
public enum Include {
  TOTAL("total");

  @JsonValue private final String word;

  Include(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
