package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.records.quote.RelayInput;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/** A link of the relay chain as a line has it. */
@RegisterForReflection
record ImportedRelay(@Text(max = 300) String text, @Valid ImportedReference actor) {

  public ImportedRelay {
    if (text == null && actor == null) {
      throw new InvalidValue("must have a text or an actor");
    }
  }

  RelayInput input(ResolvedReferences links) {
    return new RelayInput(text, links.get(actor));
  }
}
