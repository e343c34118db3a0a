package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * The limits of a message with several changes.
 *
 * @param maxItems maximum number of changes
 * @param maxWait seconds after the first change, from which on the message is delivered
 */
@RegisterForReflection
record BatchLimits(
    @NotNull @Min(1) @Max(100) Integer maxItems, @NotNull @Min(1) @Max(3600) Integer maxWait) {}
