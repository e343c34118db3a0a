package org.onrecord.exchange.changes;

import java.time.Instant;
import java.util.UUID;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;

/**
 * A change of a record.
 *
 * @param id the id of the record
 * @param at the start of the transaction, by the clock of the database
 */
record ChangeView(RecordKind record, UUID id, ChangeKind change, Instant at) {}
