package org.onrecord.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import org.onrecord.actor.ImportedReference;
import org.onrecord.json.InvalidValue;
import org.onrecord.json.Text;
import org.onrecord.quote.RelayInput;

/** A link of the relay chain as a line has it. */
@RegisterForReflection
record ImportedRelay(@Text(max = 300) String text, @Valid ImportedReference actor) {

  public ImportedRelay {
    if (text == null && actor == null) {
      throw new InvalidValue("must have a text or an actor");
    }
  }

  RelayInput input(Links links) {
    return new RelayInput(text, links.to(actor));
  }
}
