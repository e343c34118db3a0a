package org.onrecord.given;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record that a test posts, built so that the test shows only what matters to it: {@code
 * aQuote().by(khamenei).in(article).save()}. Whatever a builder has no method for goes in by {@link
 * #with}.
 */
public abstract class Record<R extends Record<R>> {
  private final String path;
  private final Map<String, Object> body = new LinkedHashMap<>();

  Record(String path) {
    this.path = path;
  }

  /** Sets a member of the body. */
  public R with(String member, Object value) {
    body.put(member, value);
    return self();
  }

  /** Posts it, which must succeed, and returns its id. */
  public String save() {
    return post().then().statusCode(201).extract().as(JsonBody.class).get("id");
  }

  /** Posts it. */
  public Response post() {
    return given().contentType("application/json").body(body).post(path);
  }

  /** The body. */
  public Map<String, Object> body() {
    return body;
  }

  R add(String member, Object value) {
    List<Object> values = new ArrayList<>((List<?>) body.getOrDefault(member, List.of()));
    values.add(value);
    return with(member, values);
  }

  @SuppressWarnings("unchecked")
  private R self() {
    return (R) this;
  }

  /** A reference to a record by its id. */
  public static Map<String, Object> byId(String id) {
    return Map.of("id", id);
  }

  /** A reference to an actor by its name. */
  public static Map<String, Object> named(String name) {
    return Map.of("name", name);
  }

  /** A reference to an actor by its name and kind. */
  public static Map<String, Object> named(String name, String kind) {
    return Map.of("name", name, "kind", kind);
  }
}
