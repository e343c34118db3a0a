package org.onrecord.records.merge;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;

/** Requests that merge, unmerge and split actors. */
final class MergeRequests {
  private MergeRequests() {}

  static Response merge(String duplicate, String survivor) {
    return given()
        .contentType("application/json")
        .body(Map.of("into", Map.of("id", survivor)))
        .post("/actors/" + duplicate + "/merge");
  }

  static Response unmerge(String duplicate) {
    return given().post("/actors/" + duplicate + "/unmerge");
  }

  static Response split(String actor, Map<String, ?> other) {
    return given().contentType("application/json").body(other).post("/actors/" + actor + "/split");
  }
}
