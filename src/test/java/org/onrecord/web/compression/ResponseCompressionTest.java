package org.onrecord.web.compression;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.contract.framework.Exchange;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.RequestDraft;
import org.onrecord.contract.framework.RequestGenerator;
import org.onrecord.contract.framework.TestRecords;
import org.onrecord.contract.framework.ValidatingClient;
import org.onrecord.fixtures.AssertEach;

/** Compressed responses: which, with which headers, and with conditions. */
@QuarkusTest
class ResponseCompressionTest {
  /** A key, or the secret of a subscription. */
  private static final Pattern SECRET = Pattern.compile("\"(ork|whsec)_");

  @TestHTTPResource("/")
  URI service;

  private ValidatingClient client;
  private TestRecords records;

  @BeforeEach
  void createRecords() {
    client = new ValidatingClient(service);
    records = new TestRecords(client);
  }

  private static List<Operation> reads() {
    return operations().filter(operation -> operation.method().equals("GET")).toList();
  }

  /** Without streams: compression would delay what they send. */
  private static Stream<Operation> operations() {
    return Contract.published().operations().stream()
        .filter(operation -> !operation.produces().contains("text/event-stream"));
  }

  private RequestDraft plain(Operation operation) {
    return new RequestGenerator(records, new Random(1)).plain(operation);
  }

  private Exchange sendAccepting(String coding, RequestDraft draft) {
    return client.send(draft.header("Accept-Encoding", coding));
  }

  private static Optional<String> coding(Exchange exchange) {
    return exchange.response().header("content-encoding");
  }

  private static boolean varies(Exchange exchange) {
    String vary = exchange.response().header("vary").orElse("");
    return List.of(vary.split(", ?")).contains("Accept-Encoding");
  }

  private static String text(Exchange exchange) {
    return new String(exchange.response().body(), UTF_8);
  }

  @Test
  void every_answer_is_compressed_except_those_that_show_a_secret() {
    int[] secrets = {0};
    AssertEach.of(
        operations().filter(operation -> !operation.produces().isEmpty()).toList(),
        operation -> {
          Exchange answer = sendAccepting("gzip", plain(operation));
          if (SECRET.matcher(text(answer)).find()) {
            secrets[0]++;
            assertEquals(Optional.empty(), coding(answer));
            assertFalse(varies(answer));
          } else {
            assertEquals(Optional.of("gzip"), coding(answer), answer::toString);
            assertTrue(varies(answer), answer::toString);
          }
        });
    assertEquals(3, secrets[0], "answers with a secret");
  }

  @Test
  void uncompressed_answers_vary_too() {
    AssertEach.of(
        reads(),
        operation -> {
          RequestDraft get = plain(operation);
          for (Exchange answer :
              List.of(client.send(get), sendAccepting("identity, gzip;q=0.5", get))) {
            assertEquals(Optional.empty(), coding(answer));
            assertTrue(varies(answer), answer::toString);
          }
        });
  }

  /** The body has no line, and later it may have one. */
  @Test
  void empty_exports_vary_too() {
    for (String coding : List.of("gzip", "identity")) {
      RequestDraft export = new RequestDraft("GET", "/quotes.ndjson?q=qqzzxxqq");
      Exchange answer = sendAccepting(coding, export);
      assertEquals(200, answer.status());
      assertEquals(Optional.empty(), coding(answer));
      assertTrue(varies(answer), answer::toString);
    }
  }

  @Test
  void head_has_the_coding_and_the_tag_of_get() {
    AssertEach.of(
        reads(),
        operation -> {
          RequestDraft get = plain(operation);
          for (String coding : List.of("gzip", "identity")) {
            Exchange answer = sendAccepting(coding, get);
            Exchange head = sendAccepting(coding, get.method("HEAD"));
            for (String header : List.of("content-encoding", "vary", "etag", "content-type")) {
              assertEquals(
                  answer.response().header(header), head.response().header(header), header);
            }
          }
        });
  }

  @Test
  void problems_are_compressed() {
    for (String path : List.of("/nothing", "/quotes?colour=red", "/quotes/1")) {
      Exchange problem =
          client.send(new RequestDraft("GET", path).header("Accept-Encoding", "gzip"));
      assertEquals(Optional.of("gzip"), coding(problem));
      assertTrue(varies(problem));
    }
  }

  @Test
  void conditions_accept_the_tags_of_both_codings() {
    String path = "/actors/" + newActor();
    String plain = tag(path, "identity");
    String compressed = tag(path, "gzip");
    assertEquals(plain.replaceFirst("\"$", "-gzip\""), compressed);
    for (String coding : List.of("gzip", "identity")) {
      String current = tag(path, coding);
      for (String known : List.of(plain, compressed, "W/" + compressed)) {
        Exchange unmodified =
            sendAccepting(coding, new RequestDraft("GET", path).header("If-None-Match", known));
        assertEquals(304, unmodified.status());
        assertEquals(Optional.of(current), unmodified.response().header("etag"));
        assertEquals(Optional.empty(), coding(unmodified));
        assertTrue(varies(unmodified));
      }
    }
    for (String coding : List.of("gzip", "identity")) {
      for (String other : List.of("gzip", "identity")) {
        Exchange changed = patch(path, coding, tag(path, other));
        assertEquals(200, changed.status(), changed::toString);
        assertEquals(Optional.of(tag(path, coding)), changed.response().header("etag"));
      }
    }
    Exchange stale = patch(path, "gzip", compressed);
    assertEquals(412, stale.status());
    assertEquals(Optional.of(tag(path, "identity")), stale.response().header("etag"));
  }

  private String newActor() {
    return client
        .create(
            "/actors",
            JsonNodeFactory.instance.objectNode().put("name", "Ada").put("kind", "person"))
        .get("id")
        .asText();
  }

  private String tag(String path, String coding) {
    return sendAccepting(coding, new RequestDraft("GET", path))
        .response()
        .header("etag")
        .orElseThrow();
  }

  private Exchange patch(String path, String coding, String tag) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    change.put("description", "Changed at " + System.nanoTime());
    return sendAccepting(
        coding,
        new RequestDraft("PATCH", path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", tag)
            .body(change));
  }

  @Test
  void a_repeated_request_gets_the_stored_answer_in_any_coding() {
    RequestDraft create =
        new RequestDraft("POST", "/actors")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "compressed")
            .body("{\"name\":\"Ada\",\"kind\":\"person\"}");
    Exchange first = sendAccepting("gzip", create);
    Exchange again = sendAccepting("identity", create);
    Exchange compressedAgain = sendAccepting("gzip", create);
    assertEquals(Optional.of("gzip"), coding(compressedAgain));
    assertEquals(first.response().json(), again.response().json());
    assertEquals(first.response().json(), compressedAgain.response().json());
    assertEquals(first.response().header("etag"), compressedAgain.response().header("etag"));
    assertNotEquals(first.response().header("etag"), again.response().header("etag"));
  }

  @Test
  void the_contract_and_swagger_ui_are_compressed() {
    for (String path :
        List.of(
            "/q/openapi",
            "/q/openapi?format=json",
            "/q/openapi.json",
            "/q/openapi.yaml",
            "/q/swagger-ui/",
            "/q/swagger-ui/swagger-ui-bundle.js",
            "/q/swagger-ui/swagger-ui.css",
            "/q/metrics")) {
      for (String method : List.of("GET", "HEAD")) {
        Response answer =
            given()
                .noFiltersOfType(ContractValidationFilter.class)
                .header("Accept-Encoding", "gzip")
                .request(method, path);
        assertEquals(200, answer.statusCode(), path);
        assertEquals("gzip", answer.header("Content-Encoding"), method + " " + path);
        assertTrue(answer.header("Vary").matches("(?i)accept-encoding"), answer.header("Vary"));
      }
    }
  }
}
