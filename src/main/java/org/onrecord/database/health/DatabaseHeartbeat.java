package org.onrecord.database.health;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.onrecord.database.sql.UnpooledConnections;

/**
 * Heartbeat of the database: a query every second on a connection outside the pool. While the
 * database is down, requests are rejected at once. Connections that wait for a server that no
 * longer responds are closed, since their requests would hang.
 */
@Singleton
public class DatabaseHeartbeat {
  private static final Logger LOG = Logger.getLogger(DatabaseHeartbeat.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Timeout of a heartbeat, far longer than the response time of a busy database. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final AgroalDataSource pool;
  private final OpenConnections open;
  private final UnpooledConnections connections;
  private final DatabaseMetrics metrics;
  private final Thread thread = new Thread(this::run, "database-heartbeat");
  private Connection connection;
  private volatile boolean down;

  DatabaseHeartbeat(
      AgroalDataSource pool,
      OpenConnections open,
      UnpooledConnections connections,
      DatabaseMetrics metrics) {
    this.pool = pool;
    this.open = open;
    this.connections = connections;
    this.metrics = metrics;
  }

  /** True if the last heartbeat failed. */
  public boolean isDown() {
    return down;
  }

  /**
   * Ends the current statement of each connection and rolls its transaction back: cancels it on the
   * server, which would execute it to the end, and aborts the connection.
   */
  public void cancelStatements() {
    if (!down) {
      open.cancelStatements();
    }
    open.abort();
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        beat();
        Thread.sleep(INTERVAL.toMillis());
      }
    } catch (InterruptedException e) {
      close();
    }
  }

  private void beat() {
    if (responds()) {
      markUp();
    } else if (responds()) {
      // The server was restarted or closed this connection: idle connections may be dead too.
      pool.flush(FlushMode.INVALID);
      markUp();
    } else if (!down) {
      down = true;
      metrics.reset();
      LOG.error("The database is down: requests are rejected until it is up again");
      open.abort();
      pool.flush(FlushMode.ALL);
    }
  }

  private void markUp() {
    if (down) {
      down = false;
      LOG.info("The database is up again");
    }
    metrics.update(connection);
  }

  private boolean responds() {
    try {
      if (connection == null) {
        connection = connections.open(TIMEOUT);
      }
      try (Statement statement = connection.createStatement()) {
        return statement.execute("select 1");
      }
    } catch (SQLException e) {
      LOG.debugf("No heartbeat: %s", e.getMessage());
      close();
      return false;
    }
  }

  private void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debugf("Closing the heartbeat connection failed: %s", e.getMessage());
    }
    connection = null;
  }
}
