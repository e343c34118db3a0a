package org.onrecord.records.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * The query parameter of a record as it was.
 *
 * @param at the moment, or null for now
 */
@RegisterForReflection
public record AsOfParameter(Instant at) {}
