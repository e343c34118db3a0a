package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** Members of a quote that a request can add to the response. */
@RegisterForReflection
enum QuoteExpand {
  CONTEXT;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
