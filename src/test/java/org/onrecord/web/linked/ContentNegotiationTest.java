package org.onrecord.web.linked;

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

/** Who gets linked data, and who JSON. */
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
            "text/html, */*;q=0.1",
            "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
            "text/*;q=0, */*"),
        accept -> assertAnswered(accept, JSON));
  }

  /** As generated clients ask, which name all that a list comes as. */
  @Test
  void whoever_takes_a_page_and_a_stream_alike_gets_a_page() {
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
  void whoever_prefers_linked_data_gets_it() {
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
  void nobody_else_gets_anything() {
    AssertEach.of(
        List.of(
            "text/html",
            "application/rdf+xml, text/turtle",
            "application/vnd.api+json",
            "application/ld+json;q=0",
            "application/ld+json;q=0, application/json;q=0.000",
            "application/*;q=0, text/html",
            "*/*;q=0"),
        accept -> {
          for (String path : records()) {
            given()
                .header("Accept", accept)
                .get(path)
                .then()
                .spec(refused(406, "not-acceptable"))
                .header("Vary", equalTo("Accept"));
            given().header("Accept", accept).head(path).then().statusCode(406).body(emptyString());
          }
        });
  }

  /**
   * The framework gives a range to JSON, which is then refused: an answer that is poorer than it
   * could be, but never one that was not wanted.
   */
  @Test
  void whoever_refuses_json_must_name_linked_data() {
    for (String path : records()) {
      given()
          .header("Accept", "application/json;q=0, */*")
          .get(path)
          .then()
          .spec(refused(406, "not-acceptable"));
    }
  }

  @Test
  void a_request_that_says_nothing_gets_json() throws IOException {
    for (String path : records()) {
      RawHttp.Answer answer = RawHttp.send("GET " + path + " HTTP/1.1", "Host: localhost");
      assertEquals(200, answer.status());
      assertEquals(path.substring(path.lastIndexOf('/') + 1), answer.json().getString("id"));
    }
  }

  @Test
  void caches_are_told() {
    for (String path : records()) {
      given().get(path).then().header("Vary", equalTo("Accept"));
      given().accept(LINKED).get(path).then().header("Vary", equalTo("Accept"));
      given().accept(LINKED).head(path).then().header("Vary", equalTo("Accept"));
    }
  }

  @Test
  void refusals_are_problems_for_those_who_want_linked_data_too() {
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
  void writing_answers_in_json_alone() {
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
  void documents_address_records_by_the_host_that_was_asked() throws IOException {
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
