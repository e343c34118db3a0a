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
 * Feels every second whether the database is there, so that requests need not find out: while it is
 * away they can be refused at once. Those that wait for a database that has fallen silent, as one
 * does whose machine is gone, would wait for ever; their connections are closed.
 */
@Singleton
public class DatabaseHeartbeat {
  private static final Logger LOG = Logger.getLogger(DatabaseHeartbeat.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** Far more than a database needs that is merely busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AgroalDataSource pool;
  private final OpenConnections open;
  private final UnpooledConnections direct;
  private final DatabaseMetrics metrics;
  private final Thread feeling = new Thread(this::feel, "database-pulse");
  private Connection connection;
  private volatile boolean away;

  DatabaseHeartbeat(
      AgroalDataSource pool,
      OpenConnections open,
      UnpooledConnections direct,
      DatabaseMetrics metrics) {
    this.pool = pool;
    this.open = open;
    this.direct = direct;
    this.metrics = metrics;
  }

  /** Whether the database was away when it was felt last. */
  public boolean isDown() {
    return away;
  }

  void start(@Observes StartupEvent event) {
    feeling.setDaemon(true);
    feeling.start();
  }

  void stop(@Observes ShutdownEvent event) {
    feeling.interrupt();
  }

  private void feel() {
    try {
      while (true) {
        beat();
        Thread.sleep(BEAT.toMillis());
      }
    } catch (InterruptedException e) {
      close();
    }
  }

  private void beat() {
    if (answers()) {
      found();
    } else if (answers()) {
      // The server was started anew, or took just this connection away: what is idle may be dead.
      pool.flush(FlushMode.INVALID);
      found();
    } else if (!away) {
      away = true;
      metrics.forget();
      LOG.error("The database is away: requests are refused until it is back");
      open.abort();
      pool.flush(FlushMode.ALL);
    }
  }

  private void found() {
    if (away) {
      away = false;
      LOG.info("The database is back");
    }
    metrics.ask(connection);
  }

  private boolean answers() {
    try {
      if (connection == null) {
        connection = direct.open(PATIENCE);
      }
      try (Statement statement = connection.createStatement()) {
        return statement.execute("select 1");
      }
    } catch (SQLException e) {
      LOG.debugf("No pulse: %s", e.getMessage());
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
      LOG.debugf("Closing failed: %s", e.getMessage());
    }
    connection = null;
  }
}
