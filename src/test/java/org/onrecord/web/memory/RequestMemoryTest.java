package org.onrecord.web.memory;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.web.memory.MemoryBudget.Reservation;

/** Large requests reserve memory, and are refused while none is free. */
@QuarkusTest
@Timeout(60)
class RequestMemoryTest {
  private static final String TEXT = "Nothing that anybody said. ".repeat(7_000);
  private static final String PATCH = "application/merge-patch+json";

  @Inject MemoryBudget budget;
  @Inject DataSource database;

  /** A request whose processing takes megabytes. */
  record Large(String method, String path, String mediaType, String body) {
    Response send(String... headers) {
      // The filter expects no status 503.
      var request = given().noFiltersOfType(ContractValidationFilter.class);
      request.contentType(mediaType + "; charset=utf-8");
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      return (body == null ? request : request.body(body)).request(method, path);
    }

    /** Creates the article that the path refers to. */
    Large prepared() {
      boolean ofArticle = path.contains("{id}");
      return ofArticle
          ? new Large(method, path.replace("{id}", anArticle().body(TEXT).save()), mediaType, body)
          : this;
    }

    @Override
    public String toString() {
      return method + " " + path + " " + mediaType;
    }
  }

  static Stream<Large> largeRequests() {
    String article = "/articles/{id}";
    String json = "application/json";
    String body = "{\"title\":\"Large\",\"body\":\"%s\"}".formatted(TEXT);
    String blanks = " ".repeat(500_000);
    return Stream.of(
        new Large("POST", "/articles", json, body),
        new Large("PUT", article, json, body),
        new Large("PATCH", article, PATCH, body),
        new Large("POST", "/articles", "text/html", "<h1>Large</h1><p>" + TEXT),
        new Large("POST", "/articles", "text/plain", "Large\n\n" + TEXT),
        new Large("POST", "/extractions", json, "{\"text\":\"%s\"}".formatted(TEXT)),
        new Large("POST", article + "/extraction", json, null),
        new Large("POST", "/quotes/search", json, "{%s}".formatted(blanks)));
  }

  @AfterEach
  void nothing_stays_reserved() throws InterruptedException {
    for (int i = 0; i < 500 && budget.reserved() > 0; i++) {
      Thread.sleep(10);
    }
    assertEquals(0, budget.reserved());
  }

  /** Waits for earlier requests: the memory of a response is released after its client has it. */
  private Reservation reserveAll() {
    return budget.reserve(budget.limit(), Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @MethodSource("largeRequests")
  void a_large_request_is_refused_until_memory_is_free(Large request) {
    Large large = request.prepared();
    Reservation all = reserveAll();
    try {
      large.send().then().spec(refused(503, "overloaded")).header("Retry-After", "1");
    } finally {
      all.close();
    }
    assertTrue(large.send().statusCode() < 300);
  }

  @Test
  void small_requests_need_no_reservation() {
    Reservation all = reserveAll();
    try {
      String article = anArticle().body("\"Yes,\" she said.").save();
      given().post("/articles/" + article + "/extraction").then().statusCode(200);
      given().get("/articles").then().statusCode(200);
    } finally {
      all.close();
    }
  }

  @Test
  void an_idempotency_key_is_free_after_a_refusal() {
    String key = UUID.randomUUID().toString();
    Large large = largeRequests().findFirst().orElseThrow();
    Reservation all = reserveAll();
    try {
      large.send("Idempotency-Key", key).then().statusCode(503);
    } finally {
      all.close();
    }
    large
        .send("Idempotency-Key", key)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo(null));
    large
        .send("Idempotency-Key", key)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true");
  }

  @Test
  void a_change_of_an_article_reserves_memory_for_its_quotes() {
    String article = anArticle().save();
    for (int i = 0; i < 30; i++) {
      aQuote("%05d ".formatted(i).repeat(3_300)).in(article).save();
    }
    var change = given().noFiltersOfType(ContractValidationFilter.class).contentType(PATCH);
    change.body("{\"language\":\"en\"}");
    Reservation all = reserveAll();
    try {
      change.patch("/articles/" + article).then().spec(refused(503, "overloaded"));
      given()
          .noFiltersOfType(ContractValidationFilter.class)
          .post("/articles/" + article + "/extraction")
          .then()
          .spec(refused(503, "overloaded"));
    } finally {
      all.close();
    }
    change.patch("/articles/" + article).then().statusCode(200);
  }

  @Test
  void a_refusal_keeps_the_connection_usable() throws Exception {
    Reservation all = reserveAll();
    String body = " ".repeat(3_000_000);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(20_000);
      for (String expected : List.of("503", "400")) {
        OutputStream out = socket.getOutputStream();
        String head =
            "POST /actors HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";
        out.write(
            (head.formatted(AdminKeyFilter.BEARER, body.length()) + body)
                .getBytes(StandardCharsets.US_ASCII));
        assertEquals(expected, status(socket.getInputStream()));
        all.close();
      }
    } finally {
      all.close();
    }
  }

  /** Reads a response with a problem and returns its status. */
  private static String status(InputStream in) throws Exception {
    StringBuilder response = new StringBuilder();
    for (int c; !response.toString().endsWith("}") && (c = in.read()) >= 0; ) {
      response.append((char) c);
    }
    return response.substring(9, 12);
  }

  private void awaitBlockedStatement() throws Exception {
    try (Connection connection = database.getConnection();
        PreparedStatement blocked =
            connection.prepareStatement("select exists (select from pg_locks where not granted)")) {
      for (boolean found = false; !found; ) {
        Thread.sleep(20);
        try (ResultSet result = blocked.executeQuery()) {
          result.next();
          found = result.getBoolean(1);
        }
      }
    }
  }

  @Test
  void the_request_of_a_client_that_disconnected_stays_reserved_until_it_is_processed()
      throws Exception {
    String article = anArticle().save();
    try (Connection lock = database.getConnection();
        Statement statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("select 1 from article where id = '%s' for update".formatted(article));
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
        String body = "{\"title\":\"x\"%s}".formatted(" ".repeat(1_000_000));
        String head =
            "PATCH /articles/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n";
        socket
            .getOutputStream()
            .write(
                (head.formatted(article, AdminKeyFilter.BEARER, PATCH, body.length()) + body)
                    .getBytes(StandardCharsets.US_ASCII));
        awaitBlockedStatement();
      }
      Thread.sleep(300);
      assertTrue(budget.reserved() >= 1_000_000, () -> "reserved " + budget.reserved());
      lock.rollback();
    }
  }
}
