package org.onrecord.records.history;

import java.util.UUID;

/** An entity that is a record with a history, or a part of one. */
public interface HistoryTracked {
  /** The record; of a part, the record that it belongs to. */
  Key recordKey();

  /** The kind and the id of a record. */
  record Key(RecordKind kind, UUID id) {}
}
