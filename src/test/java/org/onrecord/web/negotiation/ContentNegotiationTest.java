package org.onrecord.web.negotiation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.RawHttp;

/** Content negotiation between JSON and JSON-LD. */
@QuarkusTest
class ContentNegotiationTest {
  private static final String JSON = "application/json";
  private static final String LINKED = "application/ld+json";
  private static final String UNKNOWN = "0199a000-0000-7000-8000-0000000009ff";

  @Test
  void json_is_the_default() {
    AssertEach.of(
        List.of(
            "*/*",
            "*",
            "application/*",
            "application/json",
            "Application/JSON",
            "application/json; charset=utf-8",
            "application/json, application/ld+json",
            "application/ld+json, application/json",
            "application/ld+json;q=0.5, application/json;q=0.5",
            "application/ld+json;q=0.5, application/json",
            "application/json, application/ld+json;q=0.5",
            "application/ld+json;q=0.5, application/json;q=0.6",
            "application/ld+json;q=0.1, */*",
            "application/ld+json;q=0, */*",
            "application/ld+json;q=0.0, application/*;q=0.1",
            "text/plain, */*;q=0.1",
            "text/*;q=0, */*"),
        accept -> assertAnswered(accept, JSON));
  }

  /** Generated clients accept every media type of an operation that returns a list. */
  @Test
  void a_page_is_preferred_to_a_stream_of_equal_quality() {
    AssertEach.of(
        List.of(
            "application/json, application/x-ndjson, text/csv, application/problem+json",
            "text/csv,application/x-ndjson,application/json",
            "application/x-ndjson;q=0.9, application/json"),
        accept ->
            given()
                .header("Accept", accept)
                .get("/quotes?limit=1")
                .then()
                .statusCode(200)
                .contentType(JSON));
    given()
        .header("Accept", "application/json;q=0.9, application/x-ndjson")
        .get("/quotes")
        .then()
        .contentType("application/x-ndjson");
  }

  @Test
  void json_ld_is_returned_if_preferred() {
    AssertEach.of(
        List.of(
            "application/ld+json",
            "APPLICATION/LD+JSON",
            "application/ld+json; q=0.3",
            "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted\"",
            "application/ld+json, */*;q=0.1",
            "*/*;q=0.1, application/ld+json",
            "application/ld+json, application/*;q=0.5",
            "application/ld+json, application/json;q=0.9",
            "application/json;q=0.9, application/ld+json",
            "application/json;q=0, application/ld+json",
            "text/turtle, application/ld+json;q=0.9, text/html;q=0.5"),
        accept -> assertAnswered(accept, LINKED));
  }

  @Test
  void other_media_types_are_not_acceptable() {
    AssertEach.of(
        List.of(
            "text/plain",
            "application/rdf+xml, text/turtle",
            "application/vnd.api+json",
            "application/ld+json;q=0",
            "application/ld+json;q=0, application/json;q=0.000",
            "application/*;q=0, text/plain",
            "*/*;q=0"),
        accept -> {
          for (String path : records()) {
            given()
                .header("Accept", accept)
                .get(path)
                .then()
                .spec(refused(406, "not-acceptable"))
                .header("Vary", equalTo("Accept, Accept-Encoding"));
            given().header("Accept", accept).head(path).then().statusCode(406).body(emptyString());
          }
        });
  }

  /**
   * The framework maps a media range to JSON even if JSON is excluded, so the answer is 406
   * although JSON-LD would match.
   */
  @Test
  void excluding_json_requires_naming_json_ld() {
    for (String path : records()) {
      given()
          .header("Accept", "application/json;q=0, */*")
          .get(path)
          .then()
          .spec(refused(406, "not-acceptable"));
    }
  }

  @Test
  void a_request_without_accept_gets_json() throws IOException {
    for (String path : records()) {
      RawHttp.Answer answer = RawHttp.send("GET " + path + " HTTP/1.1", "Host: localhost");
      assertEquals(200, answer.status());
      assertEquals(path.substring(path.lastIndexOf('/') + 1), answer.json().getString("id"));
    }
  }

  @Test
  void responses_vary_by_accept() {
    for (String path : records()) {
      given().get(path).then().header("Vary", equalTo("Accept, Accept-Encoding"));
      given().accept(LINKED).get(path).then().header("Vary", equalTo("Accept, Accept-Encoding"));
      given().accept(LINKED).head(path).then().header("Vary", equalTo("Accept, Accept-Encoding"));
    }
  }

  @Test
  void errors_are_problems_for_json_ld_requests() {
    for (String collection : List.of("/actors/", "/articles/", "/quotes/")) {
      given().accept(LINKED).get(collection + UNKNOWN).then().spec(refused(404, "not-found"));
      given().accept(LINKED).get(collection + "x").then().spec(invalidIn("id"));
    }
    for (String path : records()) {
      given().accept(LINKED).get(path + "?no=1").then().spec(invalidIn("no"));
    }
    String article = anArticle().save();
    given()
        .accept(LINKED)
        .get("/articles/" + article + "?expand=x")
        .then()
        .spec(invalidIn("expand"));
  }

  @Test
  void writes_answer_json_only() {
    String id = anActor("Ada").save();
    given()
        .accept(LINKED)
        .contentType(ContentType.JSON)
        .body(anActor("Eve").body())
        .put("/actors/" + id)
        .then()
        .spec(refused(406, "not-acceptable"));
    given().get("/actors/" + id).then().body(has("name", equalTo("Ada")));
  }

  @Test
  void ids_in_documents_use_the_host_of_the_request() throws IOException {
    String path = "/actors/" + anActor("Ada").save();
    RawHttp.Answer answer =
        RawHttp.send("GET " + path + " HTTP/1.1", "Host: record.example:81", "Accept: " + LINKED);
    assertEquals("http://record.example:81" + path, answer.json().getString("'@id'"));
  }

  private static void assertAnswered(String accept, String mediaType) {
    for (String path : records()) {
      var answer = given().header("Accept", accept).get(path).then().statusCode(200);
      assertEquals(mediaType, answer.extract().contentType().replaceFirst(";.*", ""));
      answer.body(has("", mediaType.equals(JSON) ? not(hasKey("@id")) : hasKey("@id")));
      var head = given().header("Accept", accept).head(path).then().statusCode(200);
      head.body(emptyString());
      assertEquals(mediaType, head.extract().contentType().replaceFirst(";.*", ""));
    }
  }

  private static List<String> records() {
    String article = anArticle().save();
    return List.of(
        "/actors/" + anActor("Ada").save(),
        "/articles/" + article,
        "/quotes/" + aQuote("body").in(article).save());
  }
}
