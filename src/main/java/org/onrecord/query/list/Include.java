package org.onrecord.query.list;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** Optional parts of a page, requested by the {@code include} parameter. */
@RegisterForReflection
public enum Include {
  TOTAL;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
