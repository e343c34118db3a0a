package org.onrecord.records.history;

import java.util.UUID;

/** An entity that is a record with a history, or a part of one. */
public interface HistoryTracked {
  /** The key of the record; for a part, that of the record it belongs to. */
  Key recordKey();

  /** The kind and the id of a record. */
  record Key(RecordKind kind, UUID id) {}
}
