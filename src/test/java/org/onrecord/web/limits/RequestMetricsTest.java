package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.Metrics;
import org.onrecord.fixtures.RawHttp;

@QuarkusTest
class RequestMetricsTest {
  private static final String HOST = "Host: localhost";
  private static final String COUNT =
      "http_server_requests_seconds_count{method=\"%s\",outcome=\"%s\",status=\"%d\",uri=\"%s\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET     | /actors                                          | 200 | SUCCESS      | /actors
          HEAD    | /actors                                          | 200 | SUCCESS      | /actors
          OPTIONS | /actors                                          | 200 | SUCCESS      | /actors
          DELETE  | /actors                                          | 405 | CLIENT_ERROR | /actors
          SHOUT   | /actors                                          | 405 | CLIENT_ERROR | /actors
          GET     | /actors?limit=0                                  | 400 | CLIENT_ERROR | /actors
          GET     | /actors?%FF                                      | 400 | CLIENT_ERROR | /actors
          GET     | /quotes/0199a000-0000-7000-8000-0000000009ff     | 404 | CLIENT_ERROR | /quotes/{id}
          GET     | /quotes/no-id/history                            | 400 | CLIENT_ERROR | /quotes/{id}/history
          GET     | /nowhere/0199a000-0000-7000-8000-0000000009ff    | 404 | CLIENT_ERROR | UNKNOWN
          """)
  void requests_are_counted_by_path_template(
      String method, String path, int status, String outcome, String route) throws IOException {
    String series =
        COUNT.formatted(method.equals("SHOUT") ? "OTHER" : method, outcome, status, route);
    Metrics before = Metrics.now();
    assertEquals(status, RawHttp.send(method + " " + path + " HTTP/1.1", HOST).status());
    assertEquals(1, Metrics.now().since(before, series), series);
  }

  @Test
  void requests_rejected_by_the_router_are_counted() throws IOException {
    Metrics before = Metrics.now();
    RawHttp.send("GET /actors?q=" + "x".repeat(9000) + " HTTP/1.1", HOST);
    RawHttp.send("GET /actors/1 HTTP/1.1", HOST, "X: " + "x".repeat(40_000));
    RawHttp.send("GET /actors HTTP/1.1");
    Metrics after = Metrics.now();
    assertEquals(
        List.of(1.0, 1.0, 1.0),
        List.of(
            after.since(before, COUNT.formatted("GET", "CLIENT_ERROR", 414, "/actors")),
            after.since(before, COUNT.formatted("GET", "CLIENT_ERROR", 431, "/actors/{id}")),
            after.since(before, COUNT.formatted("GET", "CLIENT_ERROR", 400, "/actors"))));
  }

  @Test
  void a_client_that_disconnects_early_is_counted_as_status_499() throws Exception {
    String series = COUNT.formatted("POST", "CLIENT_ERROR", 499, "/actors");
    Metrics before = Metrics.now();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      String head =
          String.join(
              "\r\n",
              "POST /actors HTTP/1.1",
              HOST,
              "Authorization: " + AdminKeyFilter.BEARER,
              "Content-Type: application/json",
              "Content-Length: 9",
              "",
              "{");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(100);
    }
    double left = 0;
    for (int i = 0; i < 50 && left == 0; i++) {
      Thread.sleep(20);
      left = Metrics.now().since(before, series);
    }
    assertEquals(1, left);
  }

  @Test
  void framework_paths_are_counted_as_one_path() throws IOException {
    String series = COUNT.formatted("GET", "SUCCESS", 200, "/q/*");
    Metrics before = Metrics.now();
    RawHttp.send("GET /q/health/live HTTP/1.1", HOST);
    // The first request for the metrics is counted by the second.
    assertEquals(2, Metrics.now().since(before, series));
  }

  @Test
  void durations_have_histogram_buckets() throws IOException {
    RawHttp.send("GET /actors HTTP/1.1", HOST);
    String bucket = "http_server_requests_seconds_bucket{method=\"GET\",outcome=\"SUCCESS\",";
    Set<String> bounds =
        Metrics.now().series().keySet().stream()
            .filter(name -> name.startsWith(bucket) && name.contains("uri=\"/actors\""))
            .map(name -> name.replaceFirst(".*le=\"([^\"]*)\".*", "$1"))
            .collect(Collectors.toSet());
    assertEquals(Set.of("0.005", "0.025", "0.1", "0.5", "2.0", "10.0", "+Inf"), bounds);
  }

  @Test
  void concurrency_limits_are_exported_as_metrics() {
    Metrics metrics = Metrics.now();
    assertTrue(metrics.of("onrecord_requests_working_max") >= 8);
    assertTrue(
        metrics
            .series()
            .keySet()
            .containsAll(
                Set.of(
                    "onrecord_requests_working",
                    "onrecord_requests_waiting",
                    "onrecord_uploads_working",
                    "onrecord_requests_refused_total{reason=\"overloaded\"}",
                    "onrecord_requests_refused_total{reason=\"unavailable\"}",
                    "onrecord_requests_refused_total{reason=\"too-many-requests\"}")));
  }
}
