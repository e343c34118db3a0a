package org.onrecord.database.health;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tracks the open connections of the pool, so that all can be aborted when the server no longer
 * responds. The pool itself closes connections on a thread that may hang while opening one.
 */
@Singleton
class OpenConnections implements AgroalPoolInterceptor {
  private static final Logger LOG = Logger.getLogger(OpenConnections.class);

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

  @Override
  public void onConnectionCreate(Connection connection) {
    open.add(connection);
  }

  @Override
  public void onConnectionDestroy(Connection connection) {
    open.remove(connection);
  }

  /** Aborts all connections; statements that wait for a response fail. */
  void abort() {
    for (Connection connection : open) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debugf("Aborting a connection failed: %s", e.getMessage());
      }
    }
  }
}
