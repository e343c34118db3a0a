package org.onrecord.records.history;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * Keeps what is replaced. What is on record stays in its tables; each change keeps the record as it
 * was before, in the entry of the change feed that the change makes anyway. So a new record costs
 * nothing more, and SQL is kept like all else.
 */
@Singleton
public class HistoryWriter {
  private final Database database;

  HistoryWriter(Database database) {
    this.database = database;
  }

  /**
   * Keeps records as the database has them, and locks them: call it within the transaction, before
   * anything of them, or of the rows that belong to them, is changed or deleted there (entities may
   * be changed already, if they have not been flushed), and only where something will be. One
   * statement, however many they are. What this transaction has kept or created already is left
   * alone.
   */
  public void saveState(RecordKind kind, Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      database.execute(
          Sql.of("select keep_%s(?)".formatted(kind), (Object) ids.toArray(UUID[]::new)));
    }
  }

  /**
   * Notes, with what this transaction has changed of a record, that it brought back the state of a
   * moment; call it when all has been flushed.
   */
  public void markRestored(UUID id, Instant to) {
    database.execute(
        Sql.of(
            "update change set restored_to = ? where record_id = ? and xid = pg_current_xact_id()",
            OffsetDateTime.ofInstant(to, ZoneOffset.UTC),
            id));
  }

  /** Keeps one record. */
  public void saveState(RecordKind kind, UUID id) {
    saveState(kind, List.of(id));
  }
}
