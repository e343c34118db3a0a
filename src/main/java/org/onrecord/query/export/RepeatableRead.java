package org.onrecord.query.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseTimeouts;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.ProblemException;

/** Lets many statements see the database as it was at one moment, for as long as it takes. */
@Singleton
class RepeatableRead {
  private static final int DAY = 24 * 60 * 60;

  /** Each holds a connection of the pool for as long as its reader takes. */
  private static final int MOST = 8;

  private final Semaphore room = new Semaphore(MOST);
  private final Database database;
  private final DatabaseTimeouts timeout;

  RepeatableRead(Database database, DatabaseTimeouts timeout) {
    this.database = database;
    this.timeout = timeout;
  }

  /**
   * Reads, unless as many do already as may.
   *
   * @throws ProblemException where they do
   */
  void run(Runnable reading) {
    if (!room.tryAcquire()) {
      throw ProblemException.overloaded();
    }
    try {
      readWithin(reading);
    } finally {
      room.release();
    }
  }

  private void readWithin(Runnable reading) {
    QuarkusTransaction.requiringNew()
        .timeout(DAY)
        .run(
            () -> {
              database.execute(
                  Sql.of("set transaction isolation level repeatable read, read only"));
              // All rows are wanted, so the plan for all of them, as far as it needs no sorting.
              database.execute(Sql.of("set local cursor_tuple_fraction = 0.05"));
              database.execute(
                  Sql.of("select set_config('statement_timeout', ?, true)", timeout.export()));
              reading.run();
            });
  }
}
