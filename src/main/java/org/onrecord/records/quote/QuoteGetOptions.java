package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * Query parameters of GET /quotes/{id}.
 *
 * @param at instant for an earlier state, or null for the current one
 */
@RegisterForReflection
record QuoteGetOptions(@Size(max = 1) List<QuoteExpand> expand, Instant at) {}
