package org.onrecord.web.negotiation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.RawHttp;

/**
 * URLs with a file extension: media types, file names, redirects, and paths that are written oddly.
 */
@QuarkusTest
class FileExtensionTest {
  /** A Vary header with Accept, and perhaps Accept-Encoding. */
  private static final String VARIES = "Accept(,.*)?";

  private static final String UNKNOWN = "0199a000-0000-7000-8000-0000000009ff";

  @Test
  void the_extension_decides_on_the_media_type() {
    for (String accept : List.of("*/*", "application/json", "text/html", "image/png;q=0", "?")) {
      answered("/quotes.csv", accept, "text/csv;charset=UTF-8");
      answered("/quotes.ndjson", accept, "application/x-ndjson;charset=UTF-8");
      answered(
          "/actors/" + anActor("Ada").save() + ".jsonld",
          accept,
          "application/ld+json;charset=UTF-8");
    }
  }

  private static void answered(String path, String accept, String mediaType) {
    given()
        .header("Accept", accept)
        .get(path)
        .then()
        .statusCode(200)
        .header("Content-Type", equalTo(mediaType))
        .header("Vary", not(matchesPattern(VARIES)))
        .header("Content-Location", nullValue());
  }

  @Test
  void exports_have_file_names() {
    String ada = anActor("Ada").save();
    String article = anArticle().save();
    Map<String, String> names =
        Map.of(
            "/quotes.csv",
            "quotes.csv",
            "/articles.ndjson",
            "articles.ndjson",
            "/keys.csv",
            "keys.csv",
            "/articles/" + article + "/quotes.csv",
            "articles-" + article + "-quotes.csv",
            "/actors/" + ada + "/affiliations.csv",
            "actors-" + ada + "-affiliations.csv");
    AssertEach.of(
        names.entrySet(),
        name -> {
          String header = "attachment; filename=\"" + name.getValue() + "\"";
          given().get(name.getKey()).then().header("Content-Disposition", equalTo(header));
          given().head(name.getKey()).then().header("Content-Disposition", equalTo(header));
          String accept = name.getKey().endsWith("csv") ? "text/csv" : "application/x-ndjson";
          String list = name.getKey().substring(0, name.getKey().lastIndexOf('.'));
          given()
              .accept(accept)
              .get(list)
              .then()
              .header("Content-Disposition", equalTo(header))
              .header("Content-Location", equalTo(name.getKey()));
        });
    given().get("/quotes").then().header("Content-Disposition", nullValue());
    given().get("/actors/" + ada + ".jsonld").then().header("Content-Disposition", nullValue());
  }

  @Test
  void an_answer_to_a_negotiated_request_names_its_url_with_the_query() {
    String quote = aQuote("body").in(anArticle().save()).save();
    ValidatableResponse table =
        given()
            .urlEncodingEnabled(false)
            .accept("text/csv")
            .get("/quotes?q=a%26b%25%20c&type=direct")
            .then()
            .statusCode(200)
            .header("Vary", matchesPattern(VARIES));
    table.header("Content-Location", equalTo("/quotes.csv?q=a%26b%25%20c&type=direct"));
    given().get("/quotes").then().header("Content-Location", nullValue());
    String path = "/quotes/" + quote;
    String linked = "application/ld+json";
    String tag = given().accept(linked).get(path).then().statusCode(200).extract().header("ETag");
    given()
        .accept(linked)
        .header("If-None-Match", tag)
        .get(path)
        .then()
        .statusCode(304)
        .header("Content-Location", equalTo(path + ".jsonld"))
        .header("Vary", matchesPattern(VARIES));
    given().header("If-None-Match", tag).get(path + ".jsonld").then().statusCode(304);
  }

  @Test
  void problems_have_neither_file_name_nor_location() {
    problem("/quotes.csv?limit=1", "*/*", 400);
    problem("/quotes.ndjson?cursor=a", "*/*", 400);
    problem("/quotes?limit=1", "text/csv", 400);
    problem("/actors/" + UNKNOWN + "/quotes.csv", "text/csv", 404);
    problem("/quotes/" + UNKNOWN + ".jsonld", "*/*", 404);
  }

  private static void problem(String path, String accept, int status) {
    given()
        .header("Accept", accept)
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .header("Content-Disposition", nullValue())
        .header("Content-Location", nullValue());
  }

  @Test
  void a_merged_actor_leads_to_the_same_extension_of_the_survivor() {
    String ada = anActor("Ada").save();
    String lovelace = anActor("Lovelace").save();
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("into", Map.of("id", lovelace)))
        .post("/actors/" + ada + "/merge")
        .then()
        .statusCode(200);
    for (String rest : List.of(".jsonld", "/quotes.csv?q=a%26%25", "/affiliations.ndjson")) {
      given()
          .urlEncodingEnabled(false)
          .redirects()
          .follow(false)
          .get("/actors/" + ada + rest)
          .then()
          .statusCode(308)
          .header("Location", startsWith("http"))
          .header("Location", endsWith("/actors/" + lovelace + rest));
    }
    given().get("/actors/" + ada + "/quotes.csv").then().statusCode(200).contentType("text/csv");
  }

  @Test
  void other_extensions_are_unknown_paths() {
    for (String path :
        List.of(
            "/quotes.xml",
            "/quotes.json",
            "/quotes.CSV",
            "/quotes.jsonld",
            "/quotes.csv.csv",
            "/merges.csv",
            "/claims.ndjson",
            "/.csv")) {
      given().get(path).then().spec(refused(404, "not-found"));
    }
    for (String id : List.of(UNKNOWN + ".csv", "x.jsonld", ".jsonld", "a%2Fb.jsonld")) {
      given().urlEncodingEnabled(false).get("/quotes/" + id).then().spec(invalidIn("id"));
    }
  }

  /** Paths that RFC 3986 and the framework take for the same. */
  @Test
  void a_path_may_be_written_in_another_way() throws IOException {
    String article = anArticle().save();
    Map<String, String> names =
        Map.of(
            "/quotes%2Ecsv",
            "quotes",
            "/q%75otes.csv",
            "quotes",
            "/quotes.csv/",
            "quotes",
            "/x/../quotes.csv",
            "quotes",
            "//quotes.csv",
            "quotes",
            "/articles/" + article.toUpperCase(Locale.ROOT) + "/quotes.csv",
            "articles-" + article + "-quotes");
    AssertEach.of(
        names.entrySet(),
        name -> {
          RawHttp.Answer answer =
              RawHttp.send("GET " + name.getKey() + " HTTP/1.1", "Host: localhost");
          assertEquals(200, answer.status(), answer.head());
          assertTrue(answer.head().contains("filename=\"" + name.getValue() + ".csv\""));
        });
    RawHttp.Answer negotiated =
        RawHttp.send("GET //quotes/ HTTP/1.1", "Host: localhost", "Accept: text/csv");
    assertTrue(negotiated.head().contains("Content-Location: /quotes.csv\r\n"), negotiated.head());
  }

  @Test
  void a_request_needs_no_host() throws IOException {
    for (String path : List.of("/quotes.csv", "/articles.ndjson?q=a")) {
      assertEquals(200, RawHttp.send("GET " + path + " HTTP/1.0").status());
      assertEquals(200, RawHttp.send("GET " + path + " HTTP/1.1", "Host:").status());
    }
  }
}
