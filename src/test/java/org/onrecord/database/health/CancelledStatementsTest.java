package org.onrecord.database.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(60)
class CancelledStatementsTest {
  private static final String SLOW = "select pg_sleep(300)";
  private static final String RUNNING =
      "select count(*) from pg_stat_activity where query = '" + SLOW + "' and state = 'active'";

  @Inject AgroalDataSource pool;
  @Inject DatabaseHeartbeat heartbeat;
  @Inject OpenConnections open;

  @AfterEach
  void discard_aborted_connections() {
    pool.flush(FlushMode.ALL);
    count(RUNNING.replace("count(*)", "count(pg_terminate_backend(pid))"));
  }

  @Test
  void a_cancelled_statement_ends_in_the_client_and_on_the_server() throws Exception {
    CompletableFuture<String> statement = CompletableFuture.supplyAsync(this::runSlowStatement);
    awaitRunning(1);
    heartbeat.cancelStatements();
    assertFalse(statement.join().isEmpty());
    pool.flush(FlushMode.ALL);
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

  /** Executes a query, on another connection if the pool has not yet closed an aborted one. */
  private int count(String query) {
    while (true) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(query)) {
        result.next();
        return result.getInt(1);
      } catch (SQLException e) {
        pool.flush(FlushMode.INVALID);
      }
    }
  }
}
