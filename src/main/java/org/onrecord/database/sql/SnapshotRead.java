package org.onrecord.database.sql;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/** Several queries in one read-only transaction with one snapshot, so that their rows agree. */
@Singleton
public class SnapshotRead {
  private final Database database;

  SnapshotRead(Database database) {
    this.database = database;
  }

  /** Runs the queries. */
  @Transactional(TxType.REQUIRES_NEW)
  public <T> T of(Supplier<T> queries) {
    database.execute(Sql.of("set transaction isolation level repeatable read, read only"));
    return queries.get();
  }
}
