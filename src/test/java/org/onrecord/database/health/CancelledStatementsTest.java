package org.onrecord.database.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.sql.UnpooledConnections;

/**
 * Ends statements of a connection pool of its own: connections of the service's pool would be
 * closed under its background threads and the next test.
 */
@QuarkusTest
@Timeout(60)
class CancelledStatementsTest {
  private static final String SLOW = "select pg_sleep(300)";
  private static final String RUNNING =
      "select count(*) from pg_stat_activity where query = '" + SLOW + "' and state = 'active'";
  private static final String TERMINATE =
      RUNNING.replace("count(*)", "count(pg_terminate_backend(pid))");

  @Inject DataSource servicePool;
  @Inject UnpooledConnections connections;
  @Inject DatabaseMetrics metrics;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  private final OpenConnections open = new OpenConnections();
  private AgroalDataSource pool;

  @BeforeEach
  void create_a_pool() throws SQLException {
    pool =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    pool ->
                        pool.maxSize(1)
                            .connectionFactoryConfiguration(
                                factory ->
                                    factory
                                        .jdbcUrl(url)
                                        .principal(new NamePrincipal(user))
                                        .credential(new SimplePassword(password)))));
    pool.setPoolInterceptors(List.of(open));
  }

  @AfterEach
  void close_the_pool() throws SQLException {
    count(TERMINATE);
    pool.close();
  }

  @Test
  void a_cancelled_statement_ends_in_the_client_and_on_the_server() throws Exception {
    CompletableFuture<String> statement = CompletableFuture.supplyAsync(this::runSlowStatement);
    awaitRunning(1);
    new DatabaseHeartbeat(pool, open, connections, metrics).cancelStatements();
    assertFalse(statement.join().isEmpty());
    awaitRunning(0);
  }

  /** The server does not notice this while it executes a statement. */
  @Test
  void an_aborted_connection_fails_its_statement() throws Exception {
    CompletableFuture<String> statement = CompletableFuture.supplyAsync(this::runSlowStatement);
    awaitRunning(1);
    open.abort();
    assertEquals("08006", statement.join());
  }

  /** The SQL state of the failure, or an empty text. */
  private String runSlowStatement() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = 0");
      statement.execute(SLOW);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private void awaitRunning(int expected) throws Exception {
    while (count(RUNNING) != expected) {
      Thread.sleep(20);
    }
  }

  private int count(String query) throws SQLException {
    try (Connection connection = servicePool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }
}
