package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** Treatment of ids and names in a filter that fit no actor. */
@RegisterForReflection
public enum UnknownNames {
  /** 422 with the nearest names. The default. */
  REJECT,
  /** They match nothing. */
  IGNORE;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
