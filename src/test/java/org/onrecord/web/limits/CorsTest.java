package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
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
        "ETag,Location,RateLimit,RateLimit-Policy,Retry-After",
        answer.header("Access-Control-Expose-Headers"));
  }

  @Test
  void another_origin_cannot_read_the_response() {
    ConcurrentClient.Answer answer = caller.get("/actors", "Origin", "https://elsewhere.example");
    assertNull(answer.header("Access-Control-Allow-Origin"));
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
