package org.onrecord.database.embedded;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL that the service runs itself, with everything of it in one folder:
 *
 * <pre>
 * onrecord.lock   held by the one service that uses the folder
 * password        of the database's only user
 * postgresql-18   the data, by major version: a later PostgreSQL cannot read the files of an earlier one
 * server          the programs, unpacked
 * start.log       what PostgreSQL says before it opens its own log, in postgresql-18/log
 * </pre>
 *
 * A service or a database that was killed leaves nothing that the next start does not put in order.
 * The service starts a database that was killed again.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

  private static final String USER = "onrecord";
  private static final Duration DRAINING = Duration.ofMinutes(1);

  private final DataFolder folder;
  private final PostgresCluster cluster;
  private final String password;
  private final int port;
  private volatile boolean closed;

  private EmbeddedDatabase(DataFolder folder) throws IOException {
    this.folder = folder;
    this.password = folder.password();
    this.cluster = PostgresCluster.in(folder, USER);
    this.port = cluster.start(log());
    try {
      requireDurability();
    } catch (CannotStartDatabase e) {
      cluster.stop();
      throw e;
    }
    LOG.infof("PostgreSQL keeps its data in %s and listens on port %d", cluster.path(), port);
  }

  /**
   * Starts the embedded PostgreSQL for the datasource, unless a JDBC URL is configured, wherever
   * that may be. It runs until this JVM ends.
   *
   * @throws CannotStartDatabase with a sentence to show
   */
  public static void startUnlessConfigured() {
    Config config = ConfigProvider.getConfig();
    if (config.getOptionalValue(EmbeddedDatasource.URL, String.class).isPresent()) {
      return;
    }
    String path =
        config.getOptionalValue("onrecord.data-dir", String.class).orElse("onrecord-data");
    var database = start(Path.of(path));
    database.keepRunning();
    Runtime.getRuntime().addShutdownHook(new Thread(database::closeAfterService, "postgresql"));
    EmbeddedDatasource.use(database);
  }

  /**
   * Starts PostgreSQL on the data in a folder, which is created where absent.
   *
   * @throws CannotStartDatabase with a sentence to show
   */
  static EmbeddedDatabase start(Path path) {
    DataFolder folder = open(path);
    try {
      return new EmbeddedDatabase(folder);
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
      throw new CannotStartDatabase(
          "The programs of PostgreSQL cannot be read: %s", e.getMessage());
    }
    return DataFolder.open(path);
  }

  /**
   * Starts the server again, on its port, whenever it ends though nobody stopped it here: killed
   * for want of memory, say.
   */
  private void keepRunning() {
    cluster
        .server()
        .ifPresentOrElse(server -> server.onExit().thenRunAsync(this::restart), this::restart);
  }

  synchronized void restart() {
    if (closed) {
      return;
    }
    LOG.errorf("PostgreSQL in %s has ended and is started again", cluster.path());
    try {
      cluster.start(log(), port);
      keepRunning();
    } catch (IOException | CannotStartDatabase e) {
      LOG.errorf("PostgreSQL cannot be started again: %s", e.getMessage());
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

  /** Stops PostgreSQL in good order and lets go of the folder. */
  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      cluster.stop();
      folder.close();
    }
  }

  /**
   * The JVM runs all shutdown hooks at once, this one and that of Quarkus, whose last requests
   * still need the database.
   */
  private void closeAfterService() {
    var service = Application.currentApplication();
    if (service != null) {
      var end = new Thread(service::awaitShutdown, "end of service");
      end.setDaemon(true);
      end.start();
      try {
        end.join(DRAINING.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    close();
  }

  /** Asks a session like the service's own: a role or a database can have settings of its own. */
  private void requireDurability() {
    String violated =
        """
        select string_agg(name || ' is ' || setting, ' and ' order by name) from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting <> 'on'
        """;
    try (var connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(violated)) {
      result.next();
      if (result.getString(1) != null) {
        throw new CannotStartDatabase(
            "PostgreSQL in %s could lose what it has confirmed, as %s: turn it on.",
            cluster.path(), result.getString(1));
      }
    } catch (SQLException e) {
      throw new CannotStartDatabase(
          "PostgreSQL in %s runs but cannot be used: %s",
          cluster.path(), e.getMessage().lines().findFirst().orElse(""));
    }
  }
}
