package org.onrecord.web.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.RawHttp;

/** HTTP/2 without TLS is off by default. */
@QuarkusTest
@Timeout(60)
class CleartextHttp2Test {
  @Test
  void the_preface_is_answered_with_a_problem() throws Exception {
    RawHttp.Answer answer = RawHttp.send("PRI * HTTP/2.0");
    assertEquals(400, answer.status(), answer::toString);
    assertEquals("urn:onrecord:problem:invalid-request", answer.json().getString("type"));
    assertTrue(answer.json().getString("detail").contains("over TLS only"), answer::toString);
    assertTrue(answer.head().contains("\r\nconnection: close"), answer::toString);
  }

  @Test
  void an_upgrade_is_ignored() throws Exception {
    RawHttp.Answer answer =
        RawHttp.send(
            "GET /quotes HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade, HTTP2-Settings, close",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAAP__");
    assertEquals(200, answer.status(), answer::toString);
    assertFalse(answer.head().toLowerCase(Locale.ROOT).contains("upgrade"), answer::toString);
    assertEquals("{\"items\":[]}", answer.body());
  }

  /** Vert.x would answer these without a body. */
  @Test
  void heads_that_cannot_be_read_are_answered_with_problems() throws Exception {
    assertProblem(400, RawHttp.send("GET /quotes HTTP/3.7", "Host: localhost"));
    assertProblem(400, RawHttp.send("GET /quotes HTTP/1.1", "Host: localhost", "X Y: 1"));
    assertProblem(414, RawHttp.send("GET /" + "x".repeat(100_000) + " HTTP/1.1", "Host: x"));
    assertProblem(
        431, RawHttp.send("GET / HTTP/1.1", "Host: x", "X-Header: " + "x".repeat(100_000)));
  }

  private static void assertProblem(int status, RawHttp.Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(status, answer.json().getInt("status"), answer::toString);
    assertTrue(
        answer.body().getBytes(StandardCharsets.UTF_8).length > 100, "a problem with a detail");
  }
}
