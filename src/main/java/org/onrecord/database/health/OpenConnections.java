package org.onrecord.database.health;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The connections of the pool, so that those who wait for an answer on one can be woken. (The pool
 * closes its connections by a thread that may hang itself, on opening another.)
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

  /** Closes all; whoever waits on one learns that it is gone. */
  void abort() {
    for (Connection connection : open) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debugf("A connection cannot be aborted: %s", e.getMessage());
      }
    }
  }
}
