package org.onrecord.web.conditional;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.EntityTags.tag;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.WriteRequests.content;
import static org.onrecord.fixtures.WriteRequests.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Conditional PUT, PATCH and DELETE. */
@QuarkusTest
class IfMatchTest {
  private static final String UNKNOWN = "/0199a000-0000-7000-8000-0000000009ff";
  private static final List<String> WRITES = List.of("PUT", "PATCH", "DELETE");

  private LinkedRecords given;

  @BeforeEach
  void createRecords() {
    given = LinkedRecords.recorded();
  }

  @Test
  void a_change_with_the_current_tag_succeeds() {
    for (String path : given.paths()) {
      for (String method : List.of("PUT", "PATCH")) {
        String tag = tag(path);
        Response answer = write(method, path, "If-Match", "\"x\", " + tag);
        assertEquals(200, answer.statusCode(), method + path);
        assertEquals(tag(path), answer.header("ETag"), method + path);
      }
    }
  }

  @Test
  void a_change_with_an_old_tag_is_rejected_with_the_current_one() {
    for (String path : given.paths()) {
      String old = tag(path);
      assertEquals(200, write("PATCH", path).statusCode());
      String current = tag(path);
      String before = given().get(path).asString();
      for (String method : WRITES) {
        write(method, path, "If-Match", old)
            .then()
            .spec(refused(412, "precondition-failed"))
            .header("ETag", equalTo(current));
      }
      assertEquals(before, given().get(path).asString());
    }
  }

  @Test
  void a_delete_with_the_current_tag_succeeds() {
    for (String path : List.of(given.quotePath(), given.articlePath(), given.actorPath())) {
      write("DELETE", path, "If-Match", tag(path)).then().statusCode(204);
      assertEquals(404, given().get(path).statusCode());
    }
  }

  @Test
  void the_tag_of_a_list_item_can_be_used() {
    String etag = given().get("/quotes").as(JsonBody.class).get("items[0].etag");

    assertEquals(200, write("PATCH", given.quotePath(), "If-Match", etag).statusCode());
    assertEquals(412, write("PATCH", given.quotePath(), "If-Match", etag).statusCode());
  }

  @Test
  void renaming_a_referenced_actor_changes_the_tag() {
    String tag = tag(given.quotePath());
    patch(given.actorPath(), "name", "Ada Lovelace").then().statusCode(200);

    assertEquals(412, write("PATCH", given.quotePath(), "If-Match", tag).statusCode());
  }

  @Test
  void weak_tags_and_tags_of_other_representations_never_match() {
    for (String path : given.paths()) {
      String linked = tag(path, "application/ld+json");
      for (String method : WRITES) {
        assertEquals(412, write(method, path, "If-Match", "W/" + tag(path)).statusCode());
        assertEquals(412, write(method, path, "If-Match", linked).statusCode());
        assertEquals(412, write(method, path, "If-Match", "\"\"").statusCode());
      }
    }
    String nested = tag(given.articlePath() + "?expand=quotes");
    assertEquals(412, write("PUT", given.articlePath(), "If-Match", nested).statusCode());
  }

  @Test
  void a_star_matches_any_state() {
    for (String path : List.of(given.quotePath(), given.articlePath(), given.actorPath())) {
      assertEquals(200, write("PUT", path, "If-Match", "*").statusCode());
      assertEquals(200, write("PATCH", path, "If-Match", "*").statusCode());
      assertEquals(204, write("DELETE", path, "If-Match", "*").statusCode());
    }
  }

  @Test
  void a_matching_if_none_match_rejects_a_change() {
    for (String path : given.paths()) {
      for (String method : WRITES) {
        String tag = tag(path);
        for (String condition : List.of("*", tag, "W/" + tag)) {
          write(method, path, "If-None-Match", condition)
              .then()
              .spec(refused(412, "precondition-failed"))
              .header("ETag", equalTo(tag));
        }
      }
      assertEquals(200, write("PATCH", path, "If-None-Match", "\"x\"").statusCode());
    }
  }

  @Test
  void both_conditions_must_hold() {
    String path = given.quotePath();
    String tag = tag(path);

    for (Map<String, String> failing :
        List.of(
            Map.of("If-Match", tag, "If-None-Match", tag),
            Map.of("If-Match", "\"x\"", "If-None-Match", "\"x\""))) {
      assertEquals(412, write("PATCH", path, failing).statusCode());
    }
    assertEquals(
        200, write("PATCH", path, Map.of("If-Match", tag, "If-None-Match", "\"x\"")).statusCode());
  }

  @Test
  void a_missing_record_is_not_found_despite_conditions() {
    for (String path : given.paths()) {
      String unknown = path.replaceFirst("/[^/]*$", UNKNOWN);
      for (String method : WRITES) {
        for (String header : List.of("If-Match", "If-None-Match")) {
          for (String condition : List.of("*", "\"x\"")) {
            requested(path, method)
                .header(header, condition)
                .request(method, unknown)
                .then()
                .spec(refused(404, "not-found"));
          }
        }
      }
    }
  }

  @Test
  void a_malformed_tag_is_rejected_with_the_name_of_its_header() {
    for (String path : given.paths()) {
      for (String method : WRITES) {
        for (String header : List.of("If-Match", "If-None-Match")) {
          write(method, path, header, "x").then().spec(invalidIn(header));
        }
      }
    }
  }

  @Test
  void an_invalid_body_is_rejected_before_the_condition_is_checked() {
    given()
        .contentType("application/json")
        .header("If-Match", "\"x\"")
        .body("{}")
        .put(given.quotePath())
        .then()
        .statusCode(400);
  }

  @Test
  void searches_by_body_ignore_conditions() {
    given()
        .contentType("application/json")
        .header("If-Match", "x")
        .header("If-None-Match", "*")
        .body("{}")
        .post("/quotes/search")
        .then()
        .statusCode(200);
  }

  private Response write(String method, String path) {
    return write(method, path, Map.of());
  }

  private Response write(String method, String path, String header, String value) {
    return write(method, path, Map.of(header, value));
  }

  private Response write(String method, String path, Map<String, String> headers) {
    return requested(path, method).headers(headers).request(method, path);
  }

  /** Sends a request that succeeds without conditions. */
  private static RequestSpecification requested(String path, String method) {
    return switch (method) {
      case "PUT" -> given().contentType("application/json").body(state(path));
      case "PATCH" ->
          given().contentType("application/merge-patch+json").body(change(path).getBytes());
      default -> given();
    };
  }

  private static Map<String, Object> state(String path) {
    Map<String, Object> state = content(given().get(path));
    state.remove("anchor");
    state.replaceAll((member, value) -> reference(member, value));
    return state;
  }

  /** References are sent as an id, or a name and a kind. */
  private static Object reference(String member, Object value) {
    if (value instanceof Map<?, ?> map && map.containsKey("id")) {
      return Map.of("id", map.get("id"));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> inner = new java.util.LinkedHashMap<>();
      map.forEach((name, part) -> inner.put((String) name, reference((String) name, part)));
      return inner;
    }
    return value instanceof List<?> list
        ? list.stream().map(item -> reference(member, item)).toList()
        : value;
  }

  private static String change(String path) {
    String member =
        path.startsWith("/actors") ? "description" : path.startsWith("/articles") ? "rights" : "";
    return member.isEmpty()
        ? "{\"attribution\":{\"role\":\"%s\"}}".formatted(java.util.UUID.randomUUID())
        : "{\"%s\":\"%s\"}".formatted(member, java.util.UUID.randomUUID());
  }
}
