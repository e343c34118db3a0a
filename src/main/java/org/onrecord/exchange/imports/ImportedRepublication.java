package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.records.article.RepublicationInput;

/** A republication as a line has it. */
@RegisterForReflection
record ImportedRepublication(@NotNull @Valid ImportedReference publisher, LocalDate publishedOn) {

  /** The republication that comes of it. */
  RepublicationInput over(RepublicationInput onRecord, ResolvedReferences links) {
    LocalDate day = onRecord == null ? null : onRecord.publishedOn();
    return new RepublicationInput(links.get(publisher), Given.or(publishedOn, day));
  }
}
