package org.onrecord.records.history;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.web.json.WireName;

/** The kinds of changes of a record. */
public enum ChangeKind {
  CREATED,
  CHANGED,
  DELETED;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
