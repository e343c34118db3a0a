package org.onrecord.records.statement;

import java.time.Instant;
import java.util.UUID;
import org.onrecord.web.caller.Caller;

/**
 * Response body of a decision of an editor.
 *
 * @param quotes number of quotes that it is about
 * @param by its author, or null if unknown
 * @param undoneAt time at which it was undone, or null
 */
record StatementDecisionView(
    UUID id,
    StatementDecisionKind kind,
    long quotes,
    Caller by,
    String reason,
    Instant at,
    Caller undoneBy,
    String undoReason,
    Instant undoneAt) {}
