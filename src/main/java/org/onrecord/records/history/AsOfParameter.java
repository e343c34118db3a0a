package org.onrecord.records.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * The query parameter that selects the state of a record at an instant.
 *
 * @param at null for the current state
 */
@RegisterForReflection
public record AsOfParameter(Instant at) {}
