package org.onrecord.records.history;

import java.util.UUID;

/** An entity that is a record with a history, or a part of one. */
public interface HistoryTracked {
  /** The kind of the record. */
  RecordKind recordKind();

  /** The id of the record; of a part, the id of the record that it belongs to. */
  UUID recordId();
}
