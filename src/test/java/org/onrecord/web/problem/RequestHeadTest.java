package org.onrecord.web.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.LogCapture;
import org.onrecord.fixtures.RawHttp;

/** Unusual and invalid heads of requests (RFC 9110, RFC 9112). */
@QuarkusTest
class RequestHeadTest {
  private static final String HOST = "Host: localhost";
  private static final String ACTOR = "{\"name\":\"Ada\",\"kind\":\"person\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /quotes HTTP/1.1            | 200
          GET /quotes? HTTP/1.1           | 200
          GET //quotes HTTP/1.1           | 200
          GET /%71uotes HTTP/1.1          | 200
          GET /articles/../quotes HTTP/1.1     | 200
          GET /articles/%2e%2e/quotes HTTP/1.1 | 200
          GET /quotes%2f HTTP/1.1         | 404
          GET /quotes/%2e%2e%2fx HTTP/1.1 | 400
          GET /quotes#x HTTP/1.1          | 400
          GET /quotes?limit=1#x HTTP/1.1  | 400
          GET quotes HTTP/1.1             | 400
          GET * HTTP/1.1                  | 400
          GET ? HTTP/1.1                  | 400
          CONNECT localhost:80 HTTP/1.1   | 400
          OPTIONS * HTTP/1.1              | 200
          OPTIONS * HTTP/1.0              | 200
          get /quotes HTTP/1.1            | 405
          TRACE /quotes HTTP/1.1          | 405
          PROPFIND /quotes HTTP/1.1       | 405
          TRACE /q/health/live HTTP/1.1   | 405
          POST /q/openapi HTTP/1.1        | 405
          GET /quotes HTTP/1.2            | 400
          GET /quotes HTTP/2.0            | 400
          GET /quotes HTTP/3.0            | 400
          GET /quotes HTTP/0.9            | 400
          GET /quotes FOO/1.1             | 400
          """)
  void targets_methods_and_versions(String request, int status) throws IOException {
    RawHttp.Answer answer = RawHttp.send(request, HOST);
    assertEquals(status, answer.status(), answer.head());
    if (status >= 400) {
      assertEquals(status, answer.json().<Integer>get("status"), answer.body());
    }
    if (status == 405) {
      assertEquals(1, answer.headers("Allow").size(), answer.head());
    }
  }

  @Test
  void options_of_the_whole_service_has_all_methods() throws IOException {
    RawHttp.Answer answer = RawHttp.send("OPTIONS * HTTP/1.1", HOST);
    assertEquals(List.of("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"), answer.headers("Allow"));
    assertEquals("", answer.body());
    assertEquals(400, RawHttp.send("OPTIONS * HTTP/1.1").status());
    assertEquals(400, RawHttp.send("OPTIONS * HTTP/1.1", HOST, HOST).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Transfer-Encoding : chunked",
        "Content-Length: 3\r\nContent-Length: 3",
        "Content-Length: +3",
        "Content-Length: 3, 3"
      })
  void a_body_of_unknown_length_is_rejected_and_ends_the_connection(String header)
      throws IOException {
    String chunks = "%x\r\n%s\r\n0\r\n\r\n".formatted(ACTOR.length(), ACTOR);
    String smuggled = "GET /quotes HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String head = "POST /actors HTTP/1.1\r\n%s\r\n%s\r\n\r\n".formatted(HOST, header);
    String answer = sendUntilClosed(head + chunks + smuggled);
    assertEquals("HTTP/1.1 400 Bad Request", answer.lines().findFirst().orElseThrow());
    assertEquals(1, answer.split("HTTP/1", -1).length - 1, answer);
  }

  /** Sends a request without {@code Connection: close}. Times out if the service does not close. */
  private static String sendUntilClosed(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {": empty name", "X-A: b\0", "X-A : b", "X A: b", "X-A", "X-A: b\rc"})
  void malformed_headers_are_rejected(String header) throws IOException {
    assertEquals(400, RawHttp.send("GET /quotes HTTP/1.1", HOST, header).status());
  }

  @Test
  void chunks_with_extensions_and_trailers_are_read() throws IOException {
    String body = "%x;a=b;c=\"d\"\r\n%s\r\n0\r\nX-A: b\r\n\r\n".formatted(ACTOR.length(), ACTOR);
    RawHttp.Answer answer =
        RawHttp.send(
            "POST /actors HTTP/1.1",
            body.getBytes(ISO_8859_1),
            HOST,
            "Content-Type: application/json",
            "Transfer-Encoding: Chunked");
    assertEquals(201, answer.status(), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\nabc\r\n", "-5\r\nabc\r\n", "3\nabc\n", "fffffffffffffff\r\n"})
  void a_malformed_chunk_is_no_failure_of_the_service(String chunk) throws Exception {
    String head =
        "POST /actors HTTP/1.1\r\n%s\r\nAuthorization: %s\r\n"
                .formatted(HOST, AdminKeyFilter.BEARER)
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    LogCapture log = new LogCapture(Level.WARNING);
    log.start();
    try {
      String answer = sendUntilClosed(head + chunk);
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400 "), answer);
      Thread.sleep(200);
      assertEquals(List.of(), log.lines());
    } finally {
      log.close();
    }
  }

  /** HTTP/1.0 has no 100 (Continue), so the expectation is ignored (RFC 9110, section 10.1.1). */
  @Test
  void http_1_0_ignores_an_expectation() throws IOException {
    RawHttp.Answer answer =
        RawHttp.send(
            "POST /actors HTTP/1.0",
            ACTOR.getBytes(ISO_8859_1),
            "Content-Type: application/json",
            "Content-Length: " + ACTOR.length(),
            "Expect: 100-continue");
    assertEquals(201, answer.status(), answer.head());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-4", "bytes=9999999-", "bytes=b-a", "x"})
  void ranges_are_ignored(String range) throws IOException {
    for (String path : List.of("/quotes", "/quotes.csv", "/q/openapi.yaml", "/q/swagger-ui/")) {
      String request = "GET " + path + " HTTP/1.1";
      RawHttp.Answer answer = RawHttp.send(request, HOST, "Range: " + range, "If-Range: \"x\"");
      assertEquals(200, answer.status(), path);
    }
  }
}
