package org.onrecord.reading.proposal;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.Metrics;

@QuarkusTest
class ExtractionMetricsTest {
  private static final String TEXTS = "onrecord_extraction_seconds_count";
  private static final String DIRECT = "onrecord_extraction_quotes_total{type=\"direct\"}";
  private static final String TEXT = "“A strait is a road,” said Ilse Marenko on Sunday.";

  @Test
  void counts_texts_and_quotes() {
    Metrics before = Metrics.now();
    send("/extractions", Map.of("text", TEXT), 200);
    Metrics after = Metrics.now();
    assertEquals(1, after.since(before, TEXTS));
    assertEquals(1, after.since(before, DIRECT));
  }

  @Test
  void counts_articles() {
    Metrics before = Metrics.now();
    send(
        "/articles?extract=true",
        Map.of(
            "title",
            "Read and counted",
            "body",
            TEXT,
            "language",
            "en",
            "source",
            Map.of("name", "The Counted Post", "kind", "media")),
        201);
    assertEquals(1, Metrics.now().since(before, TEXTS));
  }

  @Test
  void does_not_count_rejected_texts() {
    Metrics before = Metrics.now();
    send("/extractions", Map.of("text", TEXT, "language", "english!"), 400);
    assertEquals(0, Metrics.now().since(before, TEXTS));
  }

  private static void send(String path, Map<String, ?> body, int status) {
    given().contentType("application/json").body(body).post(path).then().statusCode(status);
  }
}
