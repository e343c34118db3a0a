package org.onrecord.records.history;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * What a request to restore a record says.
 *
 * @param at the moment whose state is to come back
 */
public record Restoration(@NotNull Instant at) {}
