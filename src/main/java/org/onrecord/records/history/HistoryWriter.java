package org.onrecord.records.history;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * Saves the states of records before they are changed. The state is stored in the entry that the
 * change adds to the change feed, so creating a record causes no extra write. {@link FlushListener}
 * calls this for changed entities; SQL that bypasses Hibernate calls it first.
 */
@Singleton
public class HistoryWriter {
  private final Database database;

  HistoryWriter(Database database) {
    this.database = database;
  }

  /**
   * Locks records and saves their states, in one statement. Call it within the transaction, before
   * it changes or deletes the rows of the records or rows that belong to them. Records whose state
   * this transaction has saved, or that it created, are skipped.
   */
  public void saveState(RecordKind kind, Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      database.execute(
          Sql.of("select keep_%s(?)".formatted(kind), (Object) ids.toArray(UUID[]::new)));
    }
  }
}
