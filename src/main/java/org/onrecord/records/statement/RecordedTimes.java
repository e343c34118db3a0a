package org.onrecord.records.statement;

import java.time.Instant;

/**
 * When the quotes of a statement were recorded.
 *
 * @param first the creation of the quote that gave the statement its id
 * @param last the creation of the quote that was recorded last
 */
public record RecordedTimes(Instant first, Instant last) {}
