package org.onrecord.records.actor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/** An affiliation in the request body of an actor. */
public record AffiliationInput(
    @NotNull @Valid ActorReferenceInput actor,
    @Text(max = 300) String role,
    LocalDate from,
    LocalDate to) {

  public AffiliationInput {
    InvalidValue.requireOrderedDates("from", from, "to", to);
  }

  static AffiliationInput of(Affiliation affiliation) {
    return new AffiliationInput(
        ActorReferenceInput.of(affiliation.actor),
        affiliation.role,
        affiliation.fromDay,
        affiliation.toDay);
  }
}
