package org.onrecord.history;

import java.time.Instant;

/**
 * The query parameter of a record as it was.
 *
 * @param at the moment, or null for now
 */
public record AsOf(Instant at) {}
