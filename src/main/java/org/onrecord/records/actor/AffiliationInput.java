package org.onrecord.records.actor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/** An affiliation in the request body of an actor. */
@Consistent
public record AffiliationInput(
    @NotNull @Valid ActorReferenceInput actor,
    @Text(max = 300) String role,
    LocalDate from,
    LocalDate to)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    return Consistent.Members.ofDates("from", from, "to", to);
  }

  static AffiliationInput of(Affiliation affiliation) {
    return new AffiliationInput(
        ActorReferenceInput.of(affiliation.actor),
        affiliation.role,
        affiliation.fromDay,
        affiliation.toDay);
  }
}
