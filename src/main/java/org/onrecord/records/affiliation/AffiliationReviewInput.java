package org.onrecord.records.affiliation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/**
 * The body of a review of a stated affiliation.
 *
 * @param organization of the confirmed affiliation; null for the one that the articles name
 * @param role of the confirmed affiliation; null for the role as the articles give it
 */
@Consistent
record AffiliationReviewInput(
    @NotNull QuoteStatus status,
    @Text(max = 5000) String reason,
    @Text(max = 2000) String reference,
    @Valid ActorReferenceInput organization,
    @Text(max = 300) String role,
    LocalDate from,
    LocalDate to)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    List<Fault> faults = new ArrayList<>(Consistent.Members.ofDates("from", from, "to", to));
    if (status == QuoteStatus.DISPUTED && reason == null) {
      faults.add(Fault.at("/reason", "is required for a disputed affiliation"));
    }
    if (status == QuoteStatus.DISPUTED && reference == null) {
      faults.add(Fault.at("/reference", "is required for a disputed affiliation"));
    }
    if (status != null && status != QuoteStatus.CONFIRMED) {
      ofConfirmation()
          .forEach(
              (member, value) -> {
                if (value != null) {
                  faults.add(
                      Fault.at("/" + member, "is only possible with the status “confirmed”"));
                }
              });
    }
    return faults;
  }

  private Map<String, Object> ofConfirmation() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("organization", organization);
    members.put("role", role);
    members.put("from", from);
    members.put("to", to);
    return members;
  }
}
