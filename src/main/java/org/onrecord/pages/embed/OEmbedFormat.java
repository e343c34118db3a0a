package org.onrecord.pages.embed;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** The formats of oEmbed answers that the service has. */
@RegisterForReflection
enum OEmbedFormat {
  JSON;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
