package org.onrecord.records.history;

import java.time.Instant;
import java.util.List;

/**
 * One change of a record as it goes out.
 *
 * @param at when it was made; {@code ?at=} this moment is the state that it made
 * @param by who made it; null where that is not known
 * @param reason why, where that was told
 * @param restoredTo the moment whose state it brought back, where that is what it did
 * @param changes what it changed, where it changed a record and the state before is known
 */
public record HistoryEntry(
    ChangeKind change,
    Instant at,
    ChangeAuthor by,
    String reason,
    Instant restoredTo,
    List<Difference> changes) {}
