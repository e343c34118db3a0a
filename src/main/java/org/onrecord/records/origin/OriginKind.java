package org.onrecord.records.origin;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.onrecord.web.json.WireName;

/** Kind of an origin: an editor or the extractor. */
public enum OriginKind {
  EDITOR,
  EXTRACTOR;

  @EnumeratedValue private final String wireName = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }
}
