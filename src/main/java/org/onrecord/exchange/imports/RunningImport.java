package org.onrecord.exchange.imports;

import java.time.Instant;

/**
 * An import under way, with the numbers of lines by their outcome so far.
 *
 * @param by name of the key or subject that sends it; null if it is not known
 */
public record RunningImport(
    Instant startedAt,
    boolean dryRun,
    String by,
    long created,
    long updated,
    long unchanged,
    long failed) {}
