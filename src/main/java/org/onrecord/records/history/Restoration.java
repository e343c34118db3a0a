package org.onrecord.records.history;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * The body of a request to restore a record.
 *
 * @param at the instant whose state is restored
 */
public record Restoration(@NotNull Instant at) {}
