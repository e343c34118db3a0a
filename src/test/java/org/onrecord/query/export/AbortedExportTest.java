package org.onrecord.query.export;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.contract.framework.Operation;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.EmptyDatabase;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.LogCapture;
import org.onrecord.fixtures.Metrics;

/** Exports whose database connection is lost midway: clients see that the export is incomplete. */
@QuarkusTest
@Timeout(120)
class AbortedExportTest {
  private static final Set<String> FORMS = Set.of(Export.NDJSON, Export.CSV);
  private static final String LAST_CHUNK = "\r\n0\r\n";

  private final LogCapture log = new LogCapture(Level.WARNING);

  /** An export as the contract lists it. */
  private record ListedExport(Operation operation, String mediaType, String coding) {
    private static Stream<ListedExport> all() {
      return Contract.published().operations().stream()
          .filter(operation -> operation.method().equals("GET"))
          // Counts are read from the database before the first row is sent.
          .filter(operation -> !operation.path().endsWith("/facets.csv"))
          .flatMap(ListedExport::of);
    }

    private static Stream<ListedExport> of(Operation operation) {
      return operation.produces().stream()
          .filter(FORMS::contains)
          .flatMap(
              form ->
                  Stream.of("identity", "gzip")
                      .map(coding -> new ListedExport(operation, form, coding)));
    }
  }

  @BeforeEach
  void listen() {
    log.start();
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void every_export_ends_without_its_last_chunk() throws Exception {
    LargeCollection collection = LargeCollection.create();
    List<ListedExport> exports = ListedExport.all().toList();
    assertTrue(exports.size() >= 28, exports::toString);
    AssertEach.of(
        exports,
        export -> {
          log.lines().clear();
          String path = collection.path(export.operation.path());
          try (PausedDownload download =
              PausedDownload.start(path, export.mediaType, export.coding)) {
            assertTrue(download.received().startsWith("HTTP/1.1 200"), download::received);
            assertEquals(1, terminateExports());
            String received = download.readToEnd();
            assertFalse(received.contains(LAST_CHUNK), "the last chunk");
            assertFalse(received.contains("urn:onrecord:problem"), "a problem");
          }
          assertLogged("Response aborted after its start: GET " + path + ": Database unavailable");
        });
    assertEquals(0, Metrics.now().of("onrecord_requests_working"));
  }

  private void assertLogged(String start) throws InterruptedException {
    for (int i = 0; i < 1000 && log.lines().isEmpty(); i++) {
      Thread.sleep(2);
    }
    assertEquals(1, log.lines().size(), log.lines()::toString);
    assertTrue(log.lines().get(0).startsWith(start), log.lines()::toString);
  }

  @Test
  void an_export_that_fails_before_its_first_row_is_a_problem() throws Exception {
    try (Connection lock = EmptyDatabase.connect();
        Statement statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("lock table actor in access exclusive mode");
      CompletableFuture<Response> export =
          CompletableFuture.supplyAsync(
              () ->
                  given()
                      .noFiltersOfType(ContractValidationFilter.class)
                      .accept(Export.CSV)
                      .get("/actors"));
      assertEquals(1, terminate("wait_event_type = 'Lock'"));
      Response response = export.join();
      assertEquals(503, response.statusCode());
      assertEquals("application/problem+json", response.contentType());
      assertEquals("urn:onrecord:problem:unavailable", response.as(JsonBody.class).get("type"));
      lock.rollback();
    }
  }

  /** Terminates the database session of an export whose client pauses. */
  private static int terminateExports() throws Exception {
    return terminate("state = 'idle in transaction'");
  }

  /** Waits for sessions in a state, terminates them, and returns their number. */
  private static int terminate(String state) throws Exception {
    int terminated = 0;
    for (int i = 0; i < 2000 && terminated == 0; i++) {
      Thread.sleep(10);
      terminated = sessions("count(pg_terminate_backend(pid))", state);
    }
    while (sessions("count(*)", state) > 0) {
      Thread.sleep(2);
    }
    return terminated;
  }

  private static int sessions(String value, String state) throws SQLException {
    try (Connection connection = EmptyDatabase.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select %s from pg_stat_activity where datname = current_database() and %s"
                    .formatted(value, state))) {
      result.next();
      return result.getInt(1);
    }
  }
}
