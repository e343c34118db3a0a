package org.onrecord.web.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.RawHttp;

/** Request lines that a proxy in front of the service could read differently (CVE-2026-50020). */
@QuarkusTest
class RequestLineTest {
  @Test
  void control_characters_before_the_method_are_not_skipped() {
    AssertEach.of(
        List.of("\0", "\0".repeat(50), "\u0001", "\u001f\u001f", "\u007f", "\u0085"),
        controls -> assertEquals(400, status(controls + "GET /actors HTTP/1.1")));
  }

  /** RFC 9112, section 2.2: a client may send an empty line first. */
  @Test
  void empty_lines_before_the_method_are_skipped() throws IOException {
    assertEquals(200, status("\r\nGET /actors HTTP/1.1"));
  }

  private static int status(String requestLine) throws IOException {
    return RawHttp.send(requestLine, "Host: localhost").status();
  }
}
