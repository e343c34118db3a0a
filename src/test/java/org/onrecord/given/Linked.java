package org.onrecord.given;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;

/** Records as JSON-LD. */
public final class Linked {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Linked() {}

  /** The document on the record at a path. */
  public static JsonNode document(String path) {
    byte[] document =
        given()
            .accept("application/ld+json")
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    return tree(new String(document, UTF_8));
  }

  /** The document must be this one, to the last member. */
  public static void assertDocument(String expected, String path) {
    assertEquals(tree(expected).toPrettyString(), document(path).toPrettyString());
  }

  /** The absolute URL of a path, as documents give it. */
  public static String address(String path) {
    return RestAssured.baseURI + ":" + RestAssured.port + path;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
