package org.onrecord.records.statement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.web.json.WireName;

/** The kind of a decision about statements. */
public enum StatementDecisionKind {
  /** The quotes are one statement. */
  JOIN,
  /** The quotes are two statements. */
  SPLIT;

  private final String wireName = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }
}
