package org.onrecord.records.review;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/** The body of a review request. */
@Consistent
public record ReviewInput(
    @NotNull QuoteStatus status,
    @Text(max = 5000) String reason,
    @Text(max = 2000) String reference)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    List<Fault> faults = new ArrayList<>();
    if (status == QuoteStatus.DISPUTED && reason == null) {
      faults.add(Fault.at("/reason", "is required for a disputed quote"));
    }
    if (status == QuoteStatus.DISPUTED && reference == null) {
      faults.add(Fault.at("/reference", "is required for a disputed quote"));
    }
    return faults;
  }
}
