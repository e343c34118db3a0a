package org.onrecord.database.embedded;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server that the service starts itself, with all its files in one folder:
 *
 * <pre>
 * onrecord.lock   locked by the process that uses the folder
 * password        of the only user
 * postgresql-18   the data, by major version, since versions cannot read each other's files
 * server          the unpacked binaries
 * start.log       server output until PostgreSQL opens its log in postgresql-18/log
 * </pre>
 *
 * The next start recovers from a killed service or server. A server that ends while the service
 * runs is restarted.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

  private static final String USER = "onrecord";
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofMinutes(1);

  private final DataFolder folder;
  private final PostgresCluster cluster;
  private final String password;
  private final int port;
  private volatile boolean closed;

  private EmbeddedDatabase(DataFolder folder, int requestedPort) throws IOException {
    this.folder = folder;
    this.password = folder.password();
    this.cluster = PostgresCluster.in(folder, USER);
    this.port = cluster.start(log(), requestedPort);
    try {
      requireDurability();
    } catch (CannotStartDatabase e) {
      cluster.stop();
      throw e;
    }
    LOG.infof("PostgreSQL keeps its data in %s and listens on port %d", cluster.path(), port);
  }

  /**
   * Starts PostgreSQL on the data in a folder, which is created if it is missing. It is restarted
   * if it ends, and stopped after the service.
   *
   * @throws CannotStartDatabase with a message for the operator
   */
  static EmbeddedDatabase startForService(Path path) {
    var database = start(path);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(database::closeAfterService, "postgresql"));
    } catch (IllegalStateException e) {
      // The signal came while PostgreSQL started.
      database.close();
      throw new CannotStartDatabase("The service was stopped while it started.");
    }
    database.restartOnExit();
    return database;
  }

  /**
   * Starts PostgreSQL on the data in a folder, which is created if it is missing.
   *
   * @throws CannotStartDatabase with a message for the operator
   */
  static EmbeddedDatabase start(Path path) {
    return start(path, PostgresCluster.ANY_PORT);
  }

  /** Starts PostgreSQL on a port. */
  static EmbeddedDatabase start(Path path, int port) {
    DataFolder folder = open(path);
    try {
      return new EmbeddedDatabase(folder, port);
    } catch (IOException e) {
      folder.close();
      throw DataFolder.unusable(path, e);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static DataFolder open(Path path) {
    try {
      PostgresBinaries.requireArchive();
    } catch (IOException e) {
      throw new CannotStartDatabase("The PostgreSQL binaries cannot be read: %s", e.getMessage());
    }
    return DataFolder.open(path);
  }

  /**
   * Restarts the server on its port when it ends unexpectedly, for example killed for lack of
   * memory.
   */
  private void restartOnExit() {
    cluster
        .server()
        .ifPresentOrElse(server -> server.onExit().thenRunAsync(this::restart), this::restart);
  }

  /** Restarts the server, unless it runs: a second server would end the first, and so on. */
  synchronized void restart() {
    if (closed || cluster.server().isPresent()) {
      return;
    }
    LOG.errorf("PostgreSQL in %s has ended unexpectedly; restarting it", cluster.path());
    try {
      cluster.start(log(), port);
      restartOnExit();
    } catch (IOException | CannotStartDatabase e) {
      LOG.errorf("PostgreSQL cannot be restarted: %s", e.getMessage());
    }
  }

  private Path log() {
    return folder.path().resolve("start.log");
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  String username() {
    return USER;
  }

  String password() {
    return password;
  }

  Connection connect() throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser(USER);
    source.setPassword(password);
    return source.getConnection();
  }

  /** Shuts PostgreSQL down cleanly and unlocks the folder. */
  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      cluster.stop();
      folder.close();
    }
  }

  /**
   * Waits for Quarkus before closing: the JVM runs all shutdown hooks concurrently, and the last
   * requests still need the database.
   */
  private void closeAfterService() {
    var service = Application.currentApplication();
    if (service != null) {
      var end = new Thread(service::awaitShutdown, "end of service");
      end.setDaemon(true);
      end.start();
      try {
        end.join(SHUTDOWN_TIMEOUT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    close();
  }

  /** Checks the settings of a session, since a role or database can override the server's. */
  private void requireDurability() {
    String query =
        """
        select string_agg(name || ' is ' || setting, ' and ' order by name) from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting <> 'on'
        """;
    try (var connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      if (result.getString(1) != null) {
        throw new CannotStartDatabase(
            "PostgreSQL in %s could lose committed data, since %s: turn it on.",
            cluster.path(), result.getString(1));
      }
    } catch (SQLException e) {
      throw new CannotStartDatabase(
          "PostgreSQL in %s runs but cannot be used: %s",
          cluster.path(), e.getMessage().lines().findFirst().orElse(""));
    }
  }
}
