package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/** A review with the quote that it is for. */
@RegisterForReflection
@Consistent
record QuoteReviewInput(
    @NotNull @Valid QuoteReferenceInput quote,
    @NotNull QuoteStatus status,
    @Text(max = 5000) String reason,
    @Text(max = 2000) String reference)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    return new ReviewInput(status, reason, reference).contradictions();
  }
}
