package org.onrecord.records.quote;

import jakarta.validation.Valid;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/** Link of the relay chain in a request body. */
public record RelayInput(@Text(max = 300) String text, @Valid ActorReferenceInput actor) {

  public RelayInput {
    if (text == null && actor == null) {
      throw new InvalidValue("must have a text or an actor");
    }
  }

  static RelayInput of(Relay relay) {
    return new RelayInput(relay.text, ActorReferenceInput.of(relay.actor));
  }
}
