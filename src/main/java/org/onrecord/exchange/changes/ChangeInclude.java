package org.onrecord.exchange.changes;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** Optional parts of a page of changes. */
@RegisterForReflection
enum ChangeInclude {
  RECORD;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
