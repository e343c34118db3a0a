package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.onrecord.fixtures.JsonBody;

/** HTTP client of the quote tests. */
final class QuoteClient {
  static final String MERGE_PATCH = "application/merge-patch+json; charset=UTF-8";

  private QuoteClient() {}

  /** Gets a list. A parameter is written "name=value", not encoded. */
  static Response list(String path, String... parameters) {
    RequestSpecification request = given();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      request.queryParam(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return request.get(path);
  }

  /** Follows a link that is already encoded. */
  static Response follow(String link) {
    return given().urlEncodingEnabled(false).get(link);
  }

  /** Texts of the matching quotes, in their order. */
  static List<String> texts(String... parameters) {
    return texts(list("/quotes", parameters));
  }

  static List<String> texts(Response page) {
    return page.then().statusCode(200).extract().as(JsonBody.class).get("items.text");
  }

  static Response patch(String path, Map<String, ?> patch) {
    return given().contentType(MERGE_PATCH).body(patch).patch(path);
  }

  static Response put(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).put(path);
  }

  /**
   * Asserts a problem: its status and type, that its detail is a sentence, and the pointers or
   * parameter names of its errors.
   */
  static void assertProblem(Response response, int status, String type, String... pointers) {
    assertEquals(status, response.statusCode(), response::asString);
    assertEquals("application/problem+json", response.contentType());
    assertEquals(status, response.as(JsonBody.class).<Integer>get("status"));
    assertEquals("urn:onrecord:problem:" + type, response.as(JsonBody.class).get("type"));
    String detail = response.as(JsonBody.class).get("detail");
    assertTrue(detail.matches("(?s)\\p{Lu}.*\\."), () -> "a sentence: " + detail);
    assertEquals(List.of(pointers), pointers(response), response::asString);
  }

  private static List<String> pointers(Response response) {
    List<Map<String, String>> errors = response.as(JsonBody.class).get("errors");
    return errors == null
        ? List.of()
        : errors.stream()
            .map(
                error ->
                    error.containsKey("pointer") ? error.get("pointer") : error.get("parameter"))
            .toList();
  }

  /**
   * Creates a test for each row of a table of two columns. All tests share their data for speed.
   */
  static Stream<DynamicTest> rows(BiConsumer<String, String> test, String table) {
    return table
        .lines()
        .map(row -> row.split("\\|", -1))
        .map(
            row ->
                dynamicTest(
                    String.join("|", row), () -> test.accept(row[0].strip(), row[1].strip())));
  }
}
