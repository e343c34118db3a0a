package org.onrecord.database.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The database of every {@code @QuarkusTest}, with no annotation needed: Quarkus finds this class
 * by its entry in META-INF/services. Tests never touch the database or the folder that somebody has
 * configured for the service: what is returned here goes before all of that but system properties.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

  private static final Logger LOG = Logger.getLogger(TestDatabase.class);
  private static final String NAME = "onrecord_test";

  private static EmbeddedDatabase server;

  /** What every test of something packaged finds; within the service, its pool has connections. */
  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), server.username(), server.password());
  }

  private static String url() {
    return server.jdbcUrl().replaceFirst("[^/]*$", NAME);
  }

  @Override
  public Map<String, String> start() {
    String configured = System.getProperty(EmbeddedDatasource.URL);
    // What is packaged is told of our own by such a property, and may be started again.
    if (configured != null && (server == null || !configured.equals(url()))) {
      throw new IllegalStateException(
          EmbeddedDatasource.URL
              + " is a system property, and the tests would use that database: unset it");
    }
    server = startBesideOthers();
    createEmptyDatabase();
    return Map.of(
        EmbeddedDatasource.URL,
        url(),
        "quarkus.datasource.username",
        server.username(),
        "quarkus.datasource.password",
        server.password());
  }

  /** Tests that run side by side, in two processes, have a server each. */
  private static EmbeddedDatabase startBesideOthers() {
    try {
      return EmbeddedDatabase.start(Path.of("target", NAME));
    } catch (CannotStartDatabase e) {
      LOG.infof("%s The other folder is taken.", e.getMessage());
      return EmbeddedDatabase.start(Path.of("target", NAME + "_2"));
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** The server's folder is kept from one run to the next, its programs take a while to unpack. */
  private void createEmptyDatabase() {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + NAME);
      statement.execute("create database " + NAME);
      // Tests need no durability, and are faster without.
      statement.execute("alter database " + NAME + " set synchronous_commit = off");
    } catch (SQLException e) {
      throw new IllegalStateException("No empty database for the tests", e);
    }
  }
}
