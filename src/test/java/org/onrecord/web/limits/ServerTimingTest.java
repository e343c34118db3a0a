package org.onrecord.web.limits;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;

/** The header Server-Timing of answers. */
@QuarkusTest
class ServerTimingTest {
  private static final Pattern TIMES =
      Pattern.compile("db;dur=(\\d+\\.\\d{3}), total;dur=(\\d+\\.\\d{3})");

  @Test
  void reads_writes_and_exports_name_the_time_of_their_statements() {
    String quote = aQuote().save();
    String actor = anActor("Ada").save();
    for (Response answer :
        List.of(
            given().get("/quotes/" + quote),
            given().get("/quotes"),
            given().get("/quotes.ndjson"),
            given().get("/changes?include=record"),
            given().head("/quotes/" + quote),
            patch("/actors/" + actor, "name", "Ada B."),
            given().delete("/actors/" + actor))) {
      assertTrue(times(answer)[0] > 0, () -> answer.header("Server-Timing"));
    }
  }

  @Test
  void errors_have_the_header() {
    AssertEach.of(
        List.of(
            "/nothing",
            "/quotes?noSuch=1",
            "/quotes/x",
            "/quotes/0199a000-0000-7002-8000-0000000009ff"),
        path -> assertNotNull(times(given().get(path))));
    times(given().header("Authorization", "Bearer x").get("/keys"));
    times(given().put("/quotes"));
  }

  @Test
  void times_are_milliseconds_with_three_decimals() {
    assertEquals("db;dur=0.000, total;dur=0.007", ServerTimingHeader.value(999, 7_999));
    assertEquals(
        "db;dur=12.034, total;dur=1234.500", ServerTimingHeader.value(12_034_567, 1_234_500_000));
  }

  private static double[] times(Response answer) {
    Matcher times = TIMES.matcher(String.valueOf(answer.header("Server-Timing")));
    assertTrue(times.matches(), () -> answer.statusCode() + " " + answer.headers());
    double[] found = {Double.parseDouble(times.group(1)), Double.parseDouble(times.group(2))};
    assertTrue(found[0] <= found[1], () -> answer.header("Server-Timing"));
    return found;
  }
}
