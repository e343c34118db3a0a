package org.onrecord.exchange.changes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.JsonBody.has;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.ListRequests;

/** Validation of the query parameters of the change feed. */
@QuarkusTest
class SinceParameterTest {
  private static final String FUTURE = Long.toString(Long.MAX_VALUE, 36);

  @Test
  void rejects_malformed_values() {
    AssertEach.of(
        List.of(
            "",
            " ",
            "NOW",
            "yesterday",
            "2025-06-12",
            "0",
            "1:1:",
            "0_0",
            "é",
            "\0",
            "' or 1=1",
            "1-2-3",
            "1-2-5_4-6_9",
            "a".repeat(4097),
            "1_1" + "_1".repeat(2000)),
        since -> listed(since).spec(invalidIn("since")));
  }

  @Test
  void rejects_truncated_and_extended_cursors() {
    anActor("Ada").save();
    anActor("Ben").save();
    String link = ListRequests.page("/changes", "limit", 1).getString("next");
    String since = link.replaceFirst(".*since=", "");
    listed(since).statusCode(200);
    AssertEach.of(
        List.of(since + "0", since + "-", "0" + since, since.replaceFirst("-.*", "")),
        bad -> listed(bad).spec(invalidIn("since")));
  }

  /** After a restore from a backup, such a cursor would skip changes to come. */
  @Test
  void rejects_cursors_from_the_future() {
    anActor("Ada").save();
    AssertEach.of(
        List.of(
            FUTURE + "_0", "1_" + "y2p0ij32e8e6", "0-5-1_y2p0ij32e8e6", "0-5-1_y2p0ij32e8e6-1_1"),
        since -> listed(since).spec(invalidIn("since")));
    listed(FUTURE + "_0")
        .body(
            has(
                "errors[0].detail",
                equalTo(
                    "is ahead of this database, which is another one or was restored; start again without it")));
  }

  @Test
  void accepts_forged_numbers_without_an_error() {
    anActor("Ada").save();
    AssertEach.of(
        List.of(
            "1_0",
            "1_1",
            "1_2_0_1",
            "0-0-1_0",
            "0-y2p0ij32e8e7-1_0",
            "0-y2p0ij32e8e7-1_0-1_0",
            "y2p0ij32e8e7-y2p0ij32e8e7-1_0"),
        since -> listed(since).statusCode(200));
    assertEquals(1, ListRequests.first("id", "/changes", "since", "1_0").size());
  }

  @Test
  void validates_the_other_parameters() {
    AssertEach.of(
        List.of("limit=0", "limit=1001", "limit=x", "limit=-1"),
        query -> given().get("/changes?" + query).then().spec(invalidIn("limit")));
    AssertEach.of(
        List.of("record=", "record=quotes", "record=QUOTE"),
        query -> given().get("/changes?" + query).then().spec(invalidIn("record")));
    given().get("/changes?cursor=x").then().spec(invalidIn("cursor"));
  }

  private static ValidatableResponse listed(String since) {
    return given().queryParam("since", since).get("/changes").then();
  }
}
