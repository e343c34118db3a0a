package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.problem.Fault;

/** Reference to a quote in a request body: by id or by external id. */
@RegisterForReflection
@Consistent
record QuoteReferenceInput(UUID id, @Valid ExternalId externalId) implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    return (id == null) == (externalId == null)
        ? List.of(Fault.at("", "must have either an id or an externalId"))
        : List.of();
  }
}
