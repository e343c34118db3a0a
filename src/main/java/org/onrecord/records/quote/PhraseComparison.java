package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** The quotes that the phrases of a speaker are compared with. */
@RegisterForReflection
enum PhraseComparison {
  /** Quotes of the same speaker on other days. */
  OTHER_PERIODS,
  /** Quotes of other speakers. */
  OTHER_SPEAKERS;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
