package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.RawHttp;

@QuarkusTest
class SecurityHeadersTest {
  private static final String HOST = "Host: localhost";

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
          GET     | /q/openapi                                    | 200
          GET     | /q/health/live                                | 200
          GET     | /q/nowhere                                    | 404
          """)
  void every_response_has_the_security_headers(String method, String path, int status)
      throws Exception {
    RawHttp.Answer answer = RawHttp.send(method + " " + path + " HTTP/1.1", HOST);
    assertEquals(status, answer.status());
    assertEquals(
        Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer",
            "content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        securityHeaders(answer));
  }

  @Test
  void requests_rejected_by_the_router_have_the_security_headers() throws Exception {
    for (RawHttp.Answer answer :
        List.of(
            RawHttp.send("GET /actors?q=" + "x".repeat(9000) + " HTTP/1.1", HOST),
            RawHttp.send("GET /actors HTTP/1.1", HOST, "X: " + "x".repeat(40_000)),
            RawHttp.send("GET /actors HTTP/1.1"))) {
      assertTrue(answer.status() >= 400, answer.head());
      assertEquals(4, securityHeaders(answer).size(), answer.head());
    }
  }

  private static Map<String, String> securityHeaders(RawHttp.Answer answer) {
    Map<String, String> headers = new TreeMap<>();
    answer
        .head()
        .lines()
        .skip(1)
        .map(line -> line.split(": ", 2))
        .forEach(
            header ->
                headers.merge(
                    header[0].toLowerCase(Locale.ROOT), header[1], (a, b) -> a + " and " + b));
    headers
        .keySet()
        .removeIf(name -> !name.matches("x-(content|frame).*|referrer-policy|.*security.*"));
    return headers;
  }

  /** Strict-Transport-Security without TLS would lock browsers out. */
  @Test
  void no_headers_reveal_the_server_or_mention_cors_or_tls() throws Exception {
    for (String method : List.of("GET", "OPTIONS")) {
      String head =
          RawHttp.send(
                  method + " /actors HTTP/1.1",
                  HOST,
                  "Origin: https://elsewhere.example",
                  "Access-Control-Request-Method: POST")
              .head()
              .toLowerCase(Locale.ROOT);
      assertFalse(
          Pattern.compile(
                  "^(server|x-powered-by|access-control-.*|strict-transport-security):",
                  Pattern.MULTILINE)
              .matcher(head)
              .find(),
          head);
    }
  }
}
