package org.onrecord.records.review;

import jakarta.validation.constraints.NotNull;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/** The body of a review request. */
public record ReviewInput(
    @NotNull QuoteStatus status,
    @Text(max = 5000) String reason,
    @Text(max = 2000) String reference) {

  public ReviewInput {
    if (status == QuoteStatus.DISPUTED && reason == null) {
      throw new InvalidValue("reason", "is required for a disputed quote");
    }
    if (status == QuoteStatus.DISPUTED && reference == null) {
      throw new InvalidValue("reference", "is required for a disputed quote");
    }
  }
}
