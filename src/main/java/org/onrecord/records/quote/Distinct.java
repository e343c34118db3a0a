package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** The group of quotes of which a list has one row. */
@RegisterForReflection
enum Distinct {
  /** The first appearance of each statement. */
  STATEMENT;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
