package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** Members of an article that a request can add to the response. */
@RegisterForReflection
enum Expand {
  BODY,
  QUOTES;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
