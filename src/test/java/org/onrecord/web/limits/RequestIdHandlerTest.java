package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.RawHttp;

@QuarkusTest
class RequestIdHandlerTest {
  private static final String HOST = "Host: localhost";
  private static final Pattern HEADER =
      Pattern.compile("^x-request-id: (.*)$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET     | /actors                                       | 200
          HEAD    | /actors                                       | 200
          OPTIONS | /actors                                       | 200
          DELETE  | /actors                                       | 405
          GET     | /nowhere                                      | 404
          GET     | /actors?limit=0                               | 400
          GET     | /actors/0199a000-0000-7000-8000-0000000009ff  | 404
          GET     | /actors?%FF                                   | 400
          POST    | /actors                                       | 415
          GET     | /q/openapi                                    | 200
          GET     | /q/health                                     | 200
          GET     | /q/swagger-ui/                                | 200
          GET     | /q/nowhere                                    | 404
          """)
  void every_response_has_the_request_id_that_was_sent(String method, String path, int status)
      throws Exception {
    RawHttp.Answer answer =
        RawHttp.send(method + " " + path + " HTTP/1.1", HOST, "X-Request-Id: a.B_9-");
    assertEquals(status, answer.status());
    assertEquals(List.of("a.B_9-"), ids(answer));
    assertIsInTheProblem("a.B_9-", answer);
  }

  @Test
  void requests_rejected_by_the_router_have_the_request_id() throws Exception {
    String id = "X-Request-Id: refused";
    for (RawHttp.Answer answer :
        List.of(
            RawHttp.send("GET /actors?q=" + "x".repeat(9000) + " HTTP/1.1", HOST, id),
            RawHttp.send("GET /actors HTTP/1.1", HOST, id, "X: " + "x".repeat(40_000)),
            RawHttp.send("GET /actors HTTP/1.1", HOST, id, "Authorization: Bearer ork_none"),
            RawHttp.send("GET /actors HTTP/1.1", id))) {
      assertTrue(answer.status() >= 400, answer.head());
      assertEquals(List.of("refused"), ids(answer));
      assertIsInTheProblem("refused", answer);
    }
  }

  @Test
  void streams_and_problems_of_import_lines_have_the_request_id() throws Exception {
    RawHttp.Answer export =
        RawHttp.send(
            "GET /actors HTTP/1.1", HOST, "Accept: application/x-ndjson", "X-Request-Id: export");
    assertEquals(List.of("export"), ids(export));
    byte[] lines = "{\"title\":\"\"}\n{}\n".getBytes(StandardCharsets.UTF_8);
    RawHttp.Answer results =
        RawHttp.send(
            "POST /imports HTTP/1.1",
            lines,
            HOST,
            "Content-Type: application/x-ndjson",
            "Content-Length: " + lines.length,
            "X-Request-Id: import");
    assertEquals(List.of("import"), ids(results));
    assertEquals(2, results.body().split("\"requestId\":\"import\"", -1).length - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "two words",
        "a\tb",
        "quo\"te",
        "{\"a\":1}",
        "é",
        "a,b",
        "${jndi:ldap://x}",
        "a;b",
        "a/b",
        "<b>"
      })
  void an_unsafe_request_id_is_replaced(String sent) throws Exception {
    assertIsNew(sent);
  }

  @Test
  void a_long_request_id_is_replaced() throws Exception {
    String longest = "x".repeat(128);
    assertEquals(List.of(longest), ids(get("X-Request-Id: " + longest)));
    assertIsNew(longest + "x");
  }

  @Test
  void generated_request_ids_are_unique() throws Exception {
    assertNotEquals(ids(get("A: b")), ids(get("A: b")));
  }

  /** On worker threads, the event loop and import threads. */
  @Test
  @DisabledOnIntegrationTest("cannot read the log of another process")
  void every_log_line_has_the_request_id() throws Exception {
    List<String> logged = new ArrayList<>();
    Handler handler = capturing(logged);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      byte[] line = "{}\n".getBytes(StandardCharsets.UTF_8);
      RawHttp.send(
          "POST /imports HTTP/1.1",
          line,
          HOST,
          "Content-Type: application/x-ndjson",
          "Content-Length: " + line.length,
          "X-Request-Id: logged");
    } finally {
      root.removeHandler(handler);
    }
    assertEquals(List.of("logged"), logged);
  }

  private static Handler capturing(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord message) {
        if (message.getLoggerName().equals("org.onrecord.exchange.imports.Import")) {
          String line = new JsonFormatter().format(ExtLogRecord.wrap(message));
          logged.add(JsonBody.of(line).getString("mdc.requestId"));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static void assertIsNew(String sent) throws Exception {
    List<String> ids = ids(get("X-Request-Id: " + sent));
    assertEquals(1, ids.size());
    assertTrue(ids.get(0).matches("[0-9a-f]{32}"), ids.get(0));
  }

  private static RawHttp.Answer get(String header) throws Exception {
    return RawHttp.send("GET /q/health/live HTTP/1.1", HOST, header);
  }

  private static List<String> ids(RawHttp.Answer answer) {
    return HEADER.matcher(answer.head()).results().map(found -> found.group(1).strip()).toList();
  }

  private static void assertIsInTheProblem(String id, RawHttp.Answer answer) {
    if (answer.head().contains("problem+json") && !answer.body().isEmpty()) {
      assertEquals(id, answer.json().getString("requestId"));
    }
  }
}
