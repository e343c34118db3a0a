package org.onrecord.web.conditional;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.EntityTags.getIfNoneMatch;
import static org.onrecord.fixtures.EntityTags.tag;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.WriteRequests.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional GET. */
@QuarkusTest
class IfNoneMatchTest {
  private static final String UNKNOWN = "/0199a000-0000-7000-8000-0000000009ff";

  private LinkedRecords given;

  @BeforeEach
  void createRecords() {
    given = LinkedRecords.recorded();
  }

  @Test
  void a_current_tag_gets_304() {
    for (String path : given.paths()) {
      String tag = tag(path);
      for (Response answer :
          List.of(getIfNoneMatch(path, tag), given().header("If-None-Match", tag).head(path))) {
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
  void weak_tags_lists_and_a_star_match() {
    for (String path : given.paths()) {
      String tag = tag(path);
      assertEquals(304, getIfNoneMatch(path, "W/" + tag).statusCode());
      assertEquals(304, getIfNoneMatch(path, "\"x\", W/" + tag + " , \"y\"").statusCode());
      assertEquals(304, getIfNoneMatch(path, "\"x\"", tag).statusCode());
      assertEquals(304, getIfNoneMatch(path, "*").statusCode());
    }
  }

  @Test
  void an_unknown_tag_gets_the_record() {
    for (String path : given.paths()) {
      String tag = tag(path);
      for (String other : List.of("\"x\"", tag.replaceFirst("\"", "\"x"), "\"\"")) {
        getIfNoneMatch(path, other)
            .then()
            .statusCode(200)
            .header("ETag", equalTo(tag))
            .body(has("id", equalTo(path.replaceFirst(".*/", ""))));
      }
    }
  }

  @Test
  void an_outdated_tag_gets_the_record() {
    String tag = tag(given.quotePath());
    patch(given.actorPath(), "name", "Ada Lovelace").then().statusCode(200);

    getIfNoneMatch(given.quotePath(), tag)
        .then()
        .statusCode(200)
        .body(has("speaker.name", equalTo("Ada Lovelace")));
  }

  @Test
  void the_json_tag_does_not_match_linked_data() {
    String linked = "application/ld+json";
    for (String path : given.paths()) {
      given().accept(linked).header("If-None-Match", tag(path)).get(path).then().statusCode(200);
      given()
          .accept(linked)
          .header("If-None-Match", tag(path, linked))
          .get(path)
          .then()
          .statusCode(304);
      assertEquals(200, getIfNoneMatch(path, tag(path, linked)).statusCode());
    }
  }

  @Test
  void a_malformed_tag_is_rejected() {
    for (String path : given.paths()) {
      for (String malformed : List.of("x", "\"x", "*, \"x\"", "W/x")) {
        getIfNoneMatch(path, malformed).then().spec(invalidIn("If-None-Match"));
      }
    }
  }

  @Test
  void a_missing_record_is_not_found_despite_conditions() {
    for (String sort : List.of("/actors", "/articles", "/quotes")) {
      for (String condition : List.of("*", "\"x\"", "x")) {
        getIfNoneMatch(sort + UNKNOWN, condition).then().spec(refused(404, "not-found"));
      }
    }
  }

  @Test
  void lists_have_no_tag_and_ignore_conditions() {
    getIfNoneMatch("/quotes", "*").then().statusCode(200).header("ETag", equalTo(null));
  }
}
