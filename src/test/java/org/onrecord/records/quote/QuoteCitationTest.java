package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.records.quote.QuoteClient.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.ListRequests;

/** Citations of quotes: the article in each row, and documents as CSL-JSON, BibTeX and RIS. */
@QuarkusTest
class QuoteCitationTest {
  private static final Map<String, String> FORMATS =
      Map.of(
          ".csl.json", "application/vnd.citationstyles.csl+json",
          ".bib", "application/x-bibtex",
          ".ris", "application/x-research-info-systems");

  private static String article() {
    return anArticle()
        .titled("Tides turn")
        .body("“A strait is a road,” Byrne said, “and nobody owns it.” A strait is a road, yes.")
        .language("en-GB")
        .with("source", byId(anActor("The Tidal Post").kind("media").save()))
        .with("authors", List.of("Clara Hensley", "AFP"))
        .with("section", "World")
        .publishedOn("2025-06-12")
        .with("url", "https://example.com/tides")
        .save();
  }

  private static String quote(String article) {
    return aQuote("A strait is a road, and nobody owns it.")
        .in(article)
        .by(anActor("Ada Byrne").save())
        .attributed("role", "minister")
        .span(1, 20)
        .span(35, 54)
        .save();
  }

  @Test
  void rows_have_title_source_day_url_and_authors_of_their_article() {
    String article = article();
    String quote = quote(article);
    for (String path : List.of("/quotes/" + quote, "/quotes?article=" + article)) {
      String row = path.contains("?") ? "items[0].article." : "article.";
      given()
          .get(path)
          .then()
          .statusCode(200)
          .body(has(row + "title", equalTo("Tides turn")))
          .body(has(row + "source.name", equalTo("The Tidal Post")))
          .body(has(row + "publishedOn", equalTo("2025-06-12")))
          .body(has(row + "url", equalTo("https://example.com/tides")))
          .body(has(row + "authors", equalTo(List.of("Clara Hensley", "AFP"))));
    }
    String bare = aQuote("x").in(anArticle().save()).save();
    given()
        .get("/quotes/" + bare)
        .then()
        .body(has("article.url", nullValue()))
        .body(has("article.authors", equalTo(List.of())));
  }

  @Test
  void statements_have_url_and_authors_of_their_first_and_last_article() {
    String quote = quote(article());
    given()
        .get("/statements/" + quote)
        .then()
        .statusCode(200)
        .body(has("firstAppearance.article.url", equalTo("https://example.com/tides")))
        .body(has("lastAppearance.article.authors", equalTo(List.of("Clara Hensley", "AFP"))));
    given()
        .get("/statements?speaker=Ada Byrne&limit=100")
        .then()
        .statusCode(200)
        .body(has("items[0].firstAppearance.article.url", equalTo("https://example.com/tides")))
        .body(
            has(
                "items[0].lastAppearance.article.authors",
                equalTo(List.of("Clara Hensley", "AFP"))));
  }

  @Test
  void the_tag_of_a_quote_changes_with_url_and_authors_of_its_article() {
    String article = article();
    String path = "/quotes/" + quote(article);
    Set<String> tags = new HashSet<>();
    tags.add(given().get(path).header("ETag"));
    patch("/articles/" + article, Map.of("url", "https://example.com/other"));
    tags.add(given().get(path).header("ETag"));
    patch("/articles/" + article, Map.of("authors", List.of("AFP", "Clara Hensley")));
    tags.add(given().get(path).header("ETag"));
    assertEquals(3, tags.size());
  }

  @Test
  void past_states_have_url_and_authors_of_that_time() {
    String article = article();
    String quote = quote(article);
    String at = ListRequests.<String>first("at", "/quotes/" + quote + "/history").get(0);
    patch("/articles/" + article, Map.of("url", "https://example.com/new", "authors", List.of()));
    given()
        .queryParam("at", at)
        .get("/quotes/" + quote)
        .then()
        .statusCode(200)
        .body(has("article.url", equalTo("https://example.com/tides")))
        .body(has("article.authors", equalTo(List.of("Clara Hensley", "AFP"))));
    given()
        .queryParam("at", at)
        .get("/quotes/" + quote + ".bib")
        .then()
        .statusCode(200)
        .body(containsString("https://example.com/tides#"));
  }

  @Test
  void a_quote_is_cited_as_csl_json() {
    given()
        .get("/quotes/" + quote(article()) + ".csl.json")
        .then()
        .statusCode(200)
        .body(has("size()", equalTo(1)))
        .body(has("[0].type", equalTo("article-newspaper")))
        .body(has("[0].title", equalTo("Tides turn")))
        .body(
            has(
                "[0].author",
                equalTo(
                    List.of(
                        Map.of("family", "Hensley", "given", "Clara"), Map.of("literal", "AFP")))))
        .body(has("[0].'container-title'", equalTo("The Tidal Post")))
        .body(has("[0].issued.'date-parts'", equalTo(List.of(List.of(2025, 6, 12)))))
        .body(has("[0].section", equalTo("World")))
        .body(has("[0].language", equalTo("en-GB")))
        .body(
            has(
                "[0].URL",
                equalTo(
                    "https://example.com/tides#:~:text=A%20strait%20is%20a%20road%2C,-%E2%80%9D%20Byrne"
                        + "&text=and%20nobody%20owns%20it.")))
        .body(
            has(
                "[0].note",
                equalTo("Ada Byrne, minister: “A strait is a road, and nobody owns it.”")));
  }

  @Test
  void missing_members_are_absent_and_other_states_are_named() {
    String quote =
        aQuote("He was glad.")
            .type("indirect")
            .with("status", "disputed")
            .in(anArticle().save())
            .save();
    given()
        .get("/quotes/" + quote + ".csl.json")
        .then()
        .statusCode(200)
        .body(
            has(
                "[0]",
                equalTo(
                    Map.of(
                        "id",
                        "quote-" + quote,
                        "type",
                        "article-newspaper",
                        "title",
                        "A title",
                        "note",
                        "He was glad. [disputed]"))));
    assertEquals(
        "@article{quote-%s,\n  title = {{A title}},\n  annote = {He was glad. [disputed]}\n}\n"
            .formatted(quote),
        given().get("/quotes/" + quote + ".bib").asString());
  }

  @Test
  void each_format_has_a_media_type_a_url_a_file_name_and_a_tag() {
    String quote = quote(article());
    Set<String> tags = new HashSet<>();
    FORMATS.forEach(
        (extension, mediaType) -> {
          String path = "/quotes/" + quote;
          Response direct = given().get(path + extension);
          direct
              .then()
              .statusCode(200)
              .header("Content-Type", equalTo(mediaType + ";charset=UTF-8"))
              .header(
                  "Content-Disposition",
                  equalTo("attachment; filename=\"quotes-" + quote + extension + "\""));
          Response negotiated = given().accept(mediaType).get(path);
          negotiated.then().statusCode(200).header("Content-Location", equalTo(path + extension));
          assertEquals(direct.asString(), negotiated.asString());
          tags.add(direct.header("ETag"));
          given()
              .header("If-None-Match", direct.header("ETag"))
              .get(path + extension)
              .then()
              .statusCode(304);
        });
    assertEquals(FORMATS.size(), tags.size());
  }

  @Test
  void a_corrected_body_changes_the_tag() {
    String article = article();
    String path = "/quotes/" + quote(article) + ".ris";
    String tag = given().get(path).header("ETag");
    patch("/articles/" + article, Map.of("section", "Sea"));
    assertNotEquals(tag, given().get(path).header("ETag"));
    given().get(path).then().body(containsString("SE  - Sea\r\n"));
  }

  @Test
  void an_unknown_quote_has_no_citation() {
    for (String extension : FORMATS.keySet()) {
      given()
          .get("/quotes/0199a000-0000-7000-8000-0000000009ff" + extension)
          .then()
          .statusCode(404)
          .header("Content-Disposition", nullValue());
      given().get("/quotes/nonsense" + extension).then().statusCode(400);
    }
    given()
        .accept("application/x-unknown")
        .get("/quotes/" + quote(article()))
        .then()
        .statusCode(406);
    given().get("/quotes.bib").then().statusCode(404);
  }

  @Test
  void text_in_other_scripts_is_unchanged() {
    String words = "درست می‌گوید 😀";
    String article =
        anArticle().body("گفت: «" + words + "».").with("url", "https://example.com/f").save();
    String path = "/quotes/" + aQuote(words).in(article).save();
    for (String extension : FORMATS.keySet()) {
      given()
          .get(path + extension)
          .then()
          .body(containsString("“" + words + "”"))
          .body(not(containsString("?")));
    }
  }
}
