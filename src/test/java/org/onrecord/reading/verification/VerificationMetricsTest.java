package org.onrecord.reading.verification;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.Metrics;

@QuarkusTest
class VerificationMetricsTest {
  private static final String REQUESTS = "onrecord_verification_seconds_count";
  private static final String NOT_FOUND =
      "onrecord_verification_quotations_total{verdict=\"notFound\"}";

  @Test
  void counts_requests_and_quotations() {
    Metrics before = Metrics.now();
    send("The uncounted orchestra tunes its umbrellas", 200);
    Metrics after = Metrics.now();
    assertEquals(1, after.since(before, REQUESTS));
    assertEquals(1, after.since(before, NOT_FOUND));
  }

  @Test
  void does_not_count_rejected_requests() {
    Metrics before = Metrics.now();
    send(" ", 400);
    assertEquals(0, Metrics.now().since(before, REQUESTS));
  }

  private static void send(String text, int status) {
    given()
        .contentType("application/json")
        .body(Map.of("quotations", List.of(Map.of("text", text))))
        .post("/verifications")
        .then()
        .statusCode(status);
  }
}
