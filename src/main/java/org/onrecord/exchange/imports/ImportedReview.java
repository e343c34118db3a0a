package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.Review;
import org.onrecord.web.json.Text;

/** What a reviewer said of a quote last, as another database says. */
@RegisterForReflection
record ImportedReview(
    @NotNull QuoteStatus status,
    @Text(max = 5000) String reason,
    @Text(max = 2000) String reference,
    @Text(max = 300) String by,
    @NotNull Instant at) {

  Review review() {
    return new Review(status, reason, reference, by, at);
  }
}
