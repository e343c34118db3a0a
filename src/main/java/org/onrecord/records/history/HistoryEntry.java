package org.onrecord.records.history;

import java.time.Instant;
import java.util.List;
import org.onrecord.web.caller.Caller;

/**
 * The JSON representation of one change in the history of a record.
 *
 * @param at the time of the change; {@code ?at=} with this instant selects the state after it
 * @param by null if the author is unknown
 * @param reason null if none was given
 * @param restoredTo the instant whose state was restored; null for other changes
 * @param changes null unless the change is {@code changed} and the state before it was saved
 */
public record HistoryEntry(
    ChangeKind change,
    Instant at,
    Caller by,
    String reason,
    Instant restoredTo,
    List<Difference> changes) {}
