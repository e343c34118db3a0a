package org.onrecord.exchange.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** The outcome of an import line. */
@RegisterForReflection
enum ImportStatus {
  CREATED,
  UPDATED,
  UNCHANGED,
  FAILED;

  static ImportStatus of(boolean changed) {
    return changed ? UPDATED : UNCHANGED;
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
