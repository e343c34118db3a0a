package org.onrecord.exchange.imports;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.records.quote.AttributionInput;
import org.onrecord.records.quote.RelayInput;
import org.onrecord.web.json.Text;

/**
 * An attribution as a line has it.
 *
 * @param via null where the line leaves it out
 */
@RegisterForReflection
record ImportedAttribution(
    @Text(max = 300) String text,
    @Text(max = 300) String role,
    @Text(max = 300) String cue,
    Boolean anonymous,
    @JsonSetter(nulls = Nulls.SET) @Size(max = 20) List<@Valid ImportedRelay> via) {

  /** The attribution that comes of it. */
  AttributionInput over(AttributionInput onRecord, ResolvedReferences links) {
    return new AttributionInput(
        Given.or(text, onRecord.text()),
        Given.or(role, onRecord.role()),
        Given.or(cue, onRecord.cue()),
        Given.or(anonymous, onRecord.anonymous()),
        via == null ? onRecord.via() : relays(links));
  }

  private List<RelayInput> relays(ResolvedReferences links) {
    return via.stream().map(relay -> relay.input(links)).toList();
  }
}
