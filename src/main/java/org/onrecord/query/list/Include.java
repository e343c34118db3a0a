package org.onrecord.query.list;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** What a list tells besides its rows, on request. */
@RegisterForReflection
public enum Include {
  TOTAL;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
