package org.onrecord.database.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of every {@code @QuarkusTest}, which Quarkus finds by the entry in
 * META-INF/services. Its settings override all configuration but system properties, so that tests
 * never touch a configured database or folder.
 *
 * <p>The packaged service gets its settings as an operator gives them, in environment variables of
 * {@code pom.xml}; this class makes the database that they name.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

  private static final Logger LOG = Logger.getLogger(TestDatabase.class);
  private static final String NAME = "onrecord_test";

  /** The tests run in at most this many processes at a time. */
  private static final int MAX_PROCESSES = 3;

  /** System property with the port in the JDBC URL of the packaged service; absent otherwise. */
  private static final String PACKAGED_PORT = "packaged-tests.database-port";

  private static EmbeddedDatabase server;

  /** Opens a connection for tests of the packaged service. Other tests use the pool. */
  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), server.username(), server.password());
  }

  /** Creates another, empty database on the same server, in place of one of this name. */
  public static PGSimpleDataSource create(String name) throws SQLException {
    return create(name, "");
  }

  /**
   * Creates another, empty database on the same server, in place of one of this name.
   *
   * @param options options of CREATE DATABASE
   */
  public static PGSimpleDataSource create(String name, String options) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name);
      statement.execute("create database " + name + " " + options);
    }
    var source = new PGSimpleDataSource();
    source.setUrl(url(name));
    source.setUser(server.username());
    source.setPassword(server.password());
    return source;
  }

  private static String url() {
    return url(NAME);
  }

  private static String url(String name) {
    return server.jdbcUrl().replaceFirst("[^/]*$", name);
  }

  @Override
  public Map<String, String> start() {
    String configured = System.getProperty(EmbeddedDatasource.URL);
    // The packaged service gets our own URL by this property and may be restarted.
    if (configured != null && (server == null || !configured.equals(url()))) {
      throw new IllegalStateException(
          EmbeddedDatasource.URL
              + " is a system property, and the tests would use that database: unset it");
    }
    boolean packaged = System.getProperty(PACKAGED_PORT) != null;
    server = startInFreeFolder(Integer.getInteger(PACKAGED_PORT, PostgresCluster.ANY_PORT));
    createEmptyDatabase();
    if (packaged) {
      createOperator(
          System.getenv("QUARKUS_DATASOURCE_USERNAME"),
          System.getenv("QUARKUS_DATASOURCE_PASSWORD"));
      return Map.of();
    }
    return Map.of(
        EmbeddedDatasource.URL,
        url(),
        "quarkus.datasource.username",
        server.username(),
        "quarkus.datasource.password",
        server.password());
  }

  /** Starts a server in the first folder that no other test process uses. */
  private static EmbeddedDatabase startInFreeFolder(int port) {
    for (int process = 1; process < MAX_PROCESSES; process++) {
      try {
        return start(folder(process), port);
      } catch (CannotStartDatabase e) {
        LOG.infof("%s Using another folder.", e.getMessage());
      }
    }
    return start(folder(MAX_PROCESSES), port);
  }

  private static EmbeddedDatabase start(Path folder, int port) {
    SharedBinaries.linkIn(folder);
    return EmbeddedDatabase.start(folder, port);
  }

  private static Path folder(int process) {
    return Path.of("target", process == 1 ? NAME : NAME + "_" + process);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** The server's folder is kept between runs, since creating a cluster is slow. */
  private void createEmptyDatabase() {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + NAME);
      statement.execute("create database " + NAME);
      // Tests need no durability and run faster without it.
      statement.execute("alter database " + NAME + " set synchronous_commit = off");
    } catch (SQLException e) {
      throw new IllegalStateException("The empty test database could not be created", e);
    }
  }

  /** Creates the user of the packaged service, who owns the database and is no superuser. */
  private static void createOperator(String user, String password) {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("drop role if exists " + user);
      statement.execute("create role %s login password '%s'".formatted(user, password));
      statement.execute("alter database %s owner to %s".formatted(NAME, user));
    } catch (SQLException e) {
      throw new IllegalStateException("The user of the test database could not be created", e);
    }
  }
}
