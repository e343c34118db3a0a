package org.onrecord.records.quote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.web.json.Text;

/** Attribution in a request body. */
public record AttributionInput(
    @Text(max = 300) String text,
    @Text(max = 300) String role,
    @Text(max = 300) String cue,
    Boolean anonymous,
    @Size(max = 20) List<@Valid RelayInput> via) {

  /** The default if a quote has no attribution. */
  static final AttributionInput NONE = new AttributionInput(null, null, null, false, List.of());

  static AttributionInput of(Attribution attribution) {
    return new AttributionInput(
        attribution.text,
        attribution.role,
        attribution.cue,
        attribution.anonymous,
        attribution.via.stream().map(RelayInput::of).toList());
  }
}
