package org.onrecord.records.origin;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.onrecord.web.json.WireName;

/** The kinds of origins. */
public enum OriginKind {
  EDITOR,
  EXTRACTOR;

  @EnumeratedValue private final String word = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
