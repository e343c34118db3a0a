package org.onrecord.web.conditional;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.EntityTags.tag;
import static org.onrecord.fixtures.EntityTags.unless;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.WriteRequests.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has it already is told so, and no more. */
@QuarkusTest
class IfNoneMatchTest {
  private static final String UNKNOWN = "/0199a000-0000-7000-8000-0000000009ff";

  private LinkedRecords given;

  @BeforeEach
  void record() {
    given = LinkedRecords.recorded();
  }

  @Test
  void what_one_has_is_not_sent_again() {
    for (String path : given.paths()) {
      String tag = tag(path);
      for (Response answer :
          List.of(unless(path, tag), given().header("If-None-Match", tag).head(path))) {
        answer
            .then()
            .statusCode(304)
            .header("ETag", equalTo(tag))
            .header("Vary", containsString("Accept"));
        assertEquals("", answer.asString());
      }
    }
  }

  @Test
  void weak_tags_lists_lines_and_a_star_count() {
    for (String path : given.paths()) {
      String tag = tag(path);
      assertEquals(304, unless(path, "W/" + tag).statusCode());
      assertEquals(304, unless(path, "\"x\", W/" + tag + " , \"y\"").statusCode());
      assertEquals(304, unless(path, "\"x\"", tag).statusCode());
      assertEquals(304, unless(path, "*").statusCode());
    }
  }

  @Test
  void what_one_does_not_have_is_sent() {
    for (String path : given.paths()) {
      String tag = tag(path);
      for (String other : List.of("\"x\"", tag.replaceFirst("\"", "\"x"), "\"\"")) {
        unless(path, other)
            .then()
            .statusCode(200)
            .header("ETag", equalTo(tag))
            .body(has("id", equalTo(path.replaceFirst(".*/", ""))));
      }
    }
  }

  @Test
  void what_has_changed_is_sent() {
    String tag = tag(given.quotePath());
    patch(given.actorPath(), "name", "Ada Lovelace").then().statusCode(200);

    unless(given.quotePath(), tag)
        .then()
        .statusCode(200)
        .body(has("speaker.name", equalTo("Ada Lovelace")));
  }

  @Test
  void json_does_not_stand_for_linked_data() {
    String linked = "application/ld+json";
    for (String path : given.paths()) {
      given().accept(linked).header("If-None-Match", tag(path)).get(path).then().statusCode(200);
      given()
          .accept(linked)
          .header("If-None-Match", tag(path, linked))
          .get(path)
          .then()
          .statusCode(304);
      assertEquals(200, unless(path, tag(path, linked)).statusCode());
    }
  }

  @Test
  void what_is_no_tag_is_refused() {
    for (String path : given.paths()) {
      for (String malformed : List.of("x", "\"x", "*, \"x\"", "W/x")) {
        unless(path, malformed).then().spec(invalidIn("If-None-Match"));
      }
    }
  }

  @Test
  void a_record_that_is_not_there_is_not_found_whatever_the_condition() {
    for (String sort : List.of("/actors", "/articles", "/quotes")) {
      for (String condition : List.of("*", "\"x\"", "x")) {
        unless(sort + UNKNOWN, condition).then().spec(refused(404, "not-found"));
      }
    }
  }

  @Test
  void lists_have_no_tag_and_heed_none() {
    unless("/quotes", "*").then().statusCode(200).header("ETag", equalTo(null));
  }
}
