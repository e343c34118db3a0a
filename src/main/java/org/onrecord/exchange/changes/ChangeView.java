package org.onrecord.exchange.changes;

import java.time.Instant;
import java.util.UUID;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;

/**
 * A change of a record.
 *
 * @param kind the kind of the record
 * @param id the id of the record
 * @param at the start of the transaction, by the clock of the database
 * @param record the kind, as in earlier versions; where records are requested, the response body of
 *     the record as it is now, or null if it was deleted
 */
public record ChangeView(RecordKind kind, UUID id, ChangeKind change, Instant at, Object record) {
  /** A copy with the present record. */
  ChangeView with(Object present) {
    return new ChangeView(kind, id, change, at, present);
  }
}
