package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.RawHttp;

/** Cross-origin requests are allowed for configured origins only. */
@QuarkusTest
@TestProfile(TightLimitsProfile.class)
class CorsTest {
  private final ConcurrentClient caller = new ConcurrentClient();

  @Test
  void a_configured_origin_can_read_response_and_headers() {
    ConcurrentClient.Answer answer = caller.get("/actors", "Origin", "https://reader.example");
    assertEquals(200, answer.status());
    assertEquals("https://reader.example", answer.header("Access-Control-Allow-Origin"));
    assertEquals(
        "Allow,Content-Disposition,Content-Location,Deprecation,ETag,Idempotency-Replayed,Link,Location,RateLimit,"
            + "RateLimit-Policy,Retry-After,Server-Timing,Sunset,WWW-Authenticate,X-Request-Id",
        answer.header("Access-Control-Expose-Headers"));
  }

  @Test
  void another_origin_cannot_read_the_response() {
    ConcurrentClient.Answer answer = caller.get("/actors", "Origin", "https://elsewhere.example");
    assertNull(answer.header("Access-Control-Allow-Origin"));
  }

  /** The CORS filter cannot compare an origin with these hosts. */
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1|Host: a_b", "HTTP/1.1|Host:", "HTTP/1.0|X-A: b"})
  void any_host_may_receive_cross_origin_requests(String versionAndHost) throws Exception {
    String[] parts = versionAndHost.split("\\|");
    String request = "GET /actors " + parts[0];
    RawHttp.Answer other = RawHttp.send(request, parts[1], "Origin: http://elsewhere.example");
    assertEquals(403, other.status(), other.body());
    assertEquals(List.of(), other.headers("Access-Control-Allow-Origin"));
    RawHttp.Answer configured = RawHttp.send(request, parts[1], "Origin: https://reader.example");
    assertEquals(200, configured.status(), configured.body());
  }

  @Test
  void a_preflight_is_answered() throws Exception {
    RawHttp.Answer answer =
        RawHttp.send(
            "OPTIONS /actors HTTP/1.1",
            "Host: localhost",
            "Origin: https://reader.example",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: authorization,content-type");
    assertEquals(200, answer.status());
    assertEquals(
        true,
        answer.head().toLowerCase().contains("access-control-allow-methods: "),
        answer.head());
  }
}
