package org.onrecord.query.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseTimeouts;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.ProblemException;

/**
 * Runs the statements of an export in one repeatable-read transaction.
 *
 * <p>It is created at its first use, because the writer of exports is created before the
 * configuration can be read.
 */
@ApplicationScoped
class RepeatableRead {
  private static final int DAY = 24 * 60 * 60;

  /** Each export holds a connection of the pool until its client has read it. */
  private final Semaphore permits;

  private final Database database;
  private final DatabaseTimeouts timeout;

  RepeatableRead(Database database, DatabaseTimeouts timeout, ExportSettings settings) {
    this.database = database;
    this.timeout = timeout;
    this.permits = new Semaphore(settings.exports());
  }

  /**
   * Runs an export.
   *
   * @throws ProblemException 503 if the maximum number of exports is running
   */
  void run(Runnable export) {
    if (!permits.tryAcquire()) {
      throw ProblemException.overloaded();
    }
    try {
      runInTransaction(export);
    } finally {
      permits.release();
    }
  }

  private void runInTransaction(Runnable export) {
    QuarkusTransaction.requiringNew()
        .timeout(DAY)
        .run(
            () -> {
              database.execute(
                  Sql.of("set transaction isolation level repeatable read, read only"));
              database.execute(
                  Sql.of("select set_config('statement_timeout', ?, true)", timeout.export()));
              export.run();
            });
  }
}
