package org.onrecord.given;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Requests that change a record. */
public final class Change {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Change() {}

  /** Replaces a record. */
  public static Response put(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).put(path);
  }

  /** Sends a merge patch; a null in it removes. */
  public static Response patch(String path, Map<String, ?> members) {
    try {
      return given()
          .contentType("application/merge-patch+json; charset=UTF-8")
          .body(JSON.writeValueAsString(members))
          .patch(path);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Sends a merge patch of one member; null removes it. */
  public static Response patch(String path, String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(member, value);
    return patch(path, members);
  }

  /** Reviews a quote, with all that a review can have. */
  public static Response review(String quote, String status) {
    return review(
        quote,
        Map.of("status", status, "reason", "A reason.", "reference", "https://example.com/why"));
  }

  /** Reviews a quote. */
  public static Response review(String quote, Map<String, ?> review) {
    return given()
        .contentType("application/json")
        .body(review)
        .post("/quotes/" + quote + "/reviews");
  }

  /** What a record says of itself, without its id, origin and times. */
  public static Map<String, Object> content(Response response) {
    Map<String, Object> content = new LinkedHashMap<>(response.as(JsonBody.class).getMap(""));
    content.keySet().removeAll(Set.of("id", "origin", "createdAt", "updatedAt"));
    return content;
  }
}
