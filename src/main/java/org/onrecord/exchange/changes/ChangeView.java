package org.onrecord.exchange.changes;

import java.time.Instant;
import java.util.UUID;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;

/**
 * A change as it goes out.
 *
 * @param record what sort of record it is
 * @param id the record's
 * @param at when the transaction of the change began, by the database's clock
 */
record ChangeView(RecordKind record, UUID id, ChangeKind change, Instant at) {}
