package org.onrecord.given;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The tags of records, and requests on the condition of one. */
public final class Tags {
  private Tags() {}

  /** The tag that the record at a path has now. */
  public static String tag(String path) {
    return tag(path, "application/json");
  }

  /** The tag that it has now in a media type. */
  public static String tag(String path, String mediaType) {
    return given().accept(mediaType).get(path).then().statusCode(200).extract().header("ETag");
  }

  /** A request on the condition that the record has one of these tags. */
  public static RequestSpecification ifMatch(Object... tags) {
    return given().header("If-Match", tags[0], java.util.Arrays.copyOfRange(tags, 1, tags.length));
  }

  /** Gets what is at a path, unless it has one of these tags; each value a line of the header. */
  public static Response unless(String path, Object... tags) {
    return given()
        .header("If-None-Match", tags[0], java.util.Arrays.copyOfRange(tags, 1, tags.length))
        .get(path);
  }
}
