package org.onrecord.records.quote;

import jakarta.validation.Valid;
import java.util.List;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/** Link of the relay chain in a request body. */
@Consistent
public record RelayInput(@Text(max = 300) String text, @Valid ActorReferenceInput actor)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    return text == null && actor == null
        ? List.of(Fault.at("", "must have a text or an actor"))
        : List.of();
  }

  static RelayInput of(Relay relay) {
    return new RelayInput(relay.text, ActorReferenceInput.of(relay.actor));
  }
}
