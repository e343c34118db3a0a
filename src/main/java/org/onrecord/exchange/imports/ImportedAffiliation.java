package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.onrecord.records.actor.AffiliationInput;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/** An affiliation as a line has it. */
@RegisterForReflection
record ImportedAffiliation(
    @NotNull @Valid ImportedReference actor,
    @Text(max = 300) String role,
    LocalDate from,
    LocalDate to) {

  public ImportedAffiliation {
    InvalidValue.requireOrderedDates("from", from, "to", to);
  }

  AffiliationInput input(ResolvedReferences links) {
    return new AffiliationInput(links.get(actor), role, from, to);
  }
}
