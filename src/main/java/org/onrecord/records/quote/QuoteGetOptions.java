package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.onrecord.query.list.ListParameters;

/**
 * Query parameters of GET /quotes/{id}.
 *
 * @param at instant for an earlier state, or null for the current one
 */
@RegisterForReflection
public record QuoteGetOptions(@Size(max = 1) List<QuoteExpand> expand, Instant at) {
  /** True if a request adds the context, or asks for it as one of the fields. */
  boolean withContext(ListParameters parameters) {
    return expand.contains(QuoteExpand.CONTEXT)
        || parameters.fields().names(QuoteExpand.CONTEXT.toString());
  }
}
