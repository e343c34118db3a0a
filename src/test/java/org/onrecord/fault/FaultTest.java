package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/** The service while its database is down or hangs, during shutdown, and at concurrent starts. */
@Tag("long")
@Timeout(300)
class FaultTest {
  private static final String ACTOR = "{\"name\":\"Somebody\",\"kind\":\"person\"}";

  private DedicatedDatabase database;

  @BeforeEach
  void start() throws Exception {
    database = DedicatedDatabase.empty("fault-test");
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void requests_get_503_at_once_while_the_database_is_down_and_succeed_after_its_restart()
      throws Exception {
    try (PackagedService service = PackagedService.start(database.settings())) {
      assertEquals(201, service.post("/actors", ACTOR).statusCode());
      Connection lock = lockActorTable();
      List<CompletableFuture<HttpResponse<String>>> waiting =
          List.of(service.startGet("/actors"), service.startPost("/actors", ACTOR));
      awaitBlocked(lock, waiting.size());
      database.kill();
      for (CompletableFuture<HttpResponse<String>> request : waiting) {
        assertUnavailable(request.join());
      }
      assertDatabaseDown(service);
      database.restart();
      assertRecovered(service, "[\"Somebody\"]");
    }
  }

  /** A suspended server accepts connections but never answers, like a host that is cut off. */
  @Test
  void requests_get_503_while_the_database_hangs() throws Exception {
    try (PackagedService service = PackagedService.start(database.settings())) {
      assertEquals(200, service.get("/actors").statusCode());
      database.setSuspended(true);
      try {
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          waiting.add(service.startGet("/actors"));
        }
        Instant start = Instant.now();
        waiting.forEach(request -> assertEquals(503, request.join().statusCode()));
        assertTrue(Duration.between(start, Instant.now()).toSeconds() < 30);
        service.awaitNotReady();
        while (!service.log().contains("The database is down")) {
          Thread.sleep(50);
        }
        assertDatabaseDown(service);
      } finally {
        database.setSuspended(false);
      }
      assertRecovered(service, "[]");
    }
  }

  private static void assertDatabaseDown(PackagedService service) {
    service.awaitNotReady();
    for (int i = 0; i < 5; i++) {
      Instant start = Instant.now();
      assertUnavailable(service.get("/actors"));
      assertUnavailable(service.post("/actors", ACTOR));
      assertEquals(503, service.get("/q/health/ready").statusCode());
      assertEquals(200, service.get("/q/health/live").statusCode());
      assertEquals(200, service.get("/q/openapi").statusCode());
      // Generous, because the machine may be busy: a request must not take a minute.
      assertTrue(Duration.between(start, Instant.now()).toSeconds() < 20);
    }
  }

  private static void assertUnavailable(HttpResponse<String> response) {
    assertEquals(503, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
    assertTrue(response.body().contains("\"urn:onrecord:problem:unavailable\""), response::body);
  }

  /** Once readiness returns 200, no request fails. */
  private static void assertRecovered(PackagedService service, String names) throws Exception {
    service.awaitReady();
    while (service.get("/actors").statusCode() != 200) {
      Thread.sleep(20);
    }
    for (int i = 0; i < 60; i++) {
      assertEquals(200, service.get("/actors").statusCode());
    }
    assertTrue(
        service.get("/actors?limit=1").body().contains(names.equals("[]") ? "[]" : "Somebody"));
    assertEquals(201, service.post("/actors", ACTOR.replace("Somebody", "Else")).statusCode());
  }

  private Connection lockActorTable() throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table actor in access exclusive mode");
    }
    return connection;
  }

  private static void awaitBlocked(Connection connection, int requests) throws Exception {
    while (!List.of(String.valueOf(requests))
        .equals(rows(connection, "select count(distinct pid) from pg_locks where not granted"))) {
      Thread.sleep(20);
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  @Test
  void requests_in_flight_are_answered_during_shutdown() throws Exception {
    PackagedService service = PackagedService.start(database.settings());
    try (Connection lock = lockActorTable()) {
      CompletableFuture<HttpResponse<String>> reading = service.startGet("/actors");
      CompletableFuture<HttpResponse<String>> writing = service.startPost("/actors", ACTOR);
      awaitBlocked(lock, 2);
      service.terminate();
      Thread.sleep(1000);
      assertFalse(reading.isDone() || writing.isDone());
      lock.rollback();
      assertEquals(200, reading.join().statusCode());
      assertEquals(201, writing.join().statusCode());
    }
    service.awaitEnd();
    try (Connection connection = database.connect()) {
      assertEquals(List.of("Somebody"), rows(connection, "select name from actor"));
    }
    assertThrows(RuntimeException.class, () -> service.get("/actors"));
  }

  @Test
  void services_that_start_simultaneously_apply_each_migration_once() throws Exception {
    List<PackagedService> services = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        services.add(PackagedService.begin(database.settings()));
      }
      services.forEach(PackagedService::awaitStart);
      for (PackagedService service : services) {
        assertEquals(200, service.get("/actors").statusCode());
      }
      try (Connection connection = database.connect()) {
        List<String> scripts =
            rows(
                connection,
                "select script from flyway_schema_history where success order by installed_rank");
        assertEquals(scripts.stream().distinct().toList(), scripts);
        assertEquals(services.stream().mapToInt(FaultTest::migrations).sum(), scripts.size());
        assertNotEquals(List.of(), scripts);
      }
    } finally {
      services.forEach(PackagedService::close);
    }
  }

  /** The number of migrations that a service has logged as applied. */
  private static int migrations(PackagedService service) {
    return Pattern.compile("Successfully applied (\\d+) migration")
        .matcher(service.log())
        .results()
        .mapToInt(applied -> Integer.parseInt(applied.group(1)))
        .sum();
  }
}
