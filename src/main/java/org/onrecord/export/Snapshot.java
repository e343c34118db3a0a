package org.onrecord.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import org.onrecord.database.Database;
import org.onrecord.database.Sql;

/** Lets many statements see the database as it was at one moment, for as long as it takes. */
@Singleton
class Snapshot {
  private static final int DAY = 24 * 60 * 60;

  private final Database database;

  Snapshot(Database database) {
    this.database = database;
  }

  void read(Runnable reading) {
    QuarkusTransaction.requiringNew()
        .timeout(DAY)
        .run(
            () -> {
              database.execute(
                  Sql.of("set transaction isolation level repeatable read, read only"));
              // All rows are wanted, so the plan for all of them, as far as it needs no sorting.
              database.execute(Sql.of("set local cursor_tuple_fraction = 0.05"));
              reading.run();
            });
  }
}
