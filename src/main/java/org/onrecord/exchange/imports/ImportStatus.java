package org.onrecord.exchange.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The outcome of an import line. */
@RegisterForReflection
enum ImportStatus {
  CREATED("created"),
  UPDATED("updated"),
  UNCHANGED("unchanged"),
  FAILED("failed");

  @JsonValue private final String word;

  ImportStatus(String word) {
    this.word = word;
  }

  static ImportStatus of(boolean changed) {
    return changed ? UPDATED : UNCHANGED;
  }

  @Override
  public String toString() {
    return word;
  }
}
