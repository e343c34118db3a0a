package org.onrecord.database.health;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/**
 * Tracks the open connections of the pool, so that all can be aborted when the server no longer
 * responds. The pool itself closes connections on a thread that may hang while opening one.
 */
@Singleton
class OpenConnections implements AgroalPoolInterceptor {
  private static final Logger LOG = Logger.getLogger(OpenConnections.class);

  private final Set<PgConnection> open = ConcurrentHashMap.newKeySet();

  @Override
  public void onConnectionCreate(Connection connection) {
    unwrap(connection).ifPresent(open::add);
  }

  @Override
  public void onConnectionDestroy(Connection connection) {
    unwrap(connection).ifPresent(open::remove);
    open.removeIf(OpenConnections::isClosed);
  }

  /** The driver's connection: the pool's wrapper of it is only valid during a notification. */
  private static Optional<PgConnection> unwrap(Connection connection) {
    try {
      return Optional.of(connection.unwrap(PgConnection.class));
    } catch (SQLException e) {
      LOG.debugf("The connection is closed already: %s", e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isClosed(PgConnection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** Asks the server to cancel the current statement of each connection. */
  void cancelStatements() {
    for (PgConnection connection : open) {
      try {
        connection.cancelQuery();
      } catch (SQLException e) {
        LOG.debugf("Cancelling a statement failed: %s", e.getMessage());
      }
    }
  }

  /** Aborts all connections; statements that wait for a response fail. */
  void abort() {
    for (PgConnection connection : open) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debugf("Aborting a connection failed: %s", e.getMessage());
      }
    }
  }
}
