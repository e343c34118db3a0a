package org.onrecord.records.history;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.web.json.WireName;

/** The kinds of records. Paths and tables have the same names. */
public enum RecordKind {
  ARTICLE,
  QUOTE,
  ACTOR;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
