package org.onrecord.records.statement;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;

/** The statements in the answers to requests that change quotes. */
@QuarkusTest
class StatementResponsesTest {
  private static final String WORDS =
      "The lighthouse keeper counted eleven trawlers without a single licence between them.";

  private static final String OTHER =
      "Nobody in this ministry has ever promised a second cable to the islands.";

  private String first;
  private String other;

  @BeforeEach
  void record_two_statements() {
    first = aQuote(WORDS).save();
    other = aQuote(OTHER).save();
  }

  @Test
  void a_creation_with_a_key_and_its_replay_show_the_statement_after_the_write() {
    Map<String, Object> quote = aQuote(WORDS).in(anArticle().save()).body();
    Response created = withKey("/quotes", quote);
    String id = created.as(JsonBody.class).get("id");

    created.then().statusCode(201).body(has("statement", equalTo(statement(first, 2))));
    assertEquals(get("/quotes/" + id).asString(), created.asString());
    assertEquals(get("/quotes/" + id).header("ETag"), created.header("ETag"));
    aQuote(WORDS).save();
    assertReplayed(created, withKey("/quotes", quote));
  }

  private static String articleOf(String quote) {
    return get("/quotes/" + quote).as(JsonBody.class).get("article.id");
  }

  private static void assertReplayed(Response answer, Response replay) {
    assertEquals("true", replay.header("Idempotency-Replayed"));
    assertArrayEquals(answer.asByteArray(), replay.asByteArray());
    assertEquals(answer.header("ETag"), replay.header("ETag"));
  }

  private static Response withKey(String path, Map<String, ?> body) {
    return given()
        .header("Idempotency-Key", "once")
        .contentType("application/json")
        .body(body)
        .post(path);
  }

  private static Map<String, Object> statement(String id, int appearances) {
    return Map.of("id", id, "appearances", appearances);
  }

  @Test
  void a_patch_and_a_replacement_show_the_statement_after_the_write() {
    patch("/quotes/" + other, "text", WORDS)
        .then()
        .body(has("statement", equalTo(statement(first, 2))));
    given()
        .contentType("application/json")
        .body(aQuote(OTHER).in(articleOf(other)).body())
        .put("/quotes/" + other)
        .then()
        .statusCode(200)
        .body(has("statement", equalTo(statement(other, 1))));
  }

  @Test
  void a_change_of_something_else_shows_the_present_statement() {
    aQuote(WORDS).save();
    Response changed = patch("/quotes/" + first, "saidOn", "2025-01-01");

    changed.then().body(has("statement", equalTo(statement(first, 2))));
    assertEquals(get("/quotes/" + first).header("ETag"), changed.header("ETag"));
  }

  @Test
  void a_new_appearance_changes_the_tag_but_fails_no_condition_of_a_write() {
    String before = get("/quotes/" + first).header("ETag");
    aQuote(WORDS).save();

    assertNotEquals(before, get("/quotes/" + first).header("ETag"));
    given().header("If-None-Match", before).get("/quotes/" + first).then().statusCode(200);
    given()
        .header("If-Match", before)
        .contentType("application/merge-patch+json")
        .body(Map.of("saidOn", "2025-01-01"))
        .patch("/quotes/" + first)
        .then()
        .statusCode(200);
    given().header("If-Match", before).delete("/quotes/" + first).then().statusCode(412);
  }

  @Test
  void reviews_and_restorations_show_the_statement_after_the_write() {
    String copy = aQuote(WORDS).save();
    String before = ListRequests.page("/quotes/" + copy + "/history").getString("items[0].at");
    review(copy, "disputed").then().body(has("statement", equalTo(statement(first, 2))));
    review(copy, "rejected").then().body(has("statement", equalTo(null)));

    restored(copy, before).body(has("statement", equalTo(statement(first, 2))));
  }

  private static ValidatableResponse restored(String quote, String at) {
    return withKey("/quotes/" + quote + "/restore", Map.of("at", at)).then().statusCode(200);
  }

  @Test
  void an_extraction_shows_the_statements_of_its_proposals() {
    String article = anArticle().body("“%s” said Ada Lovelace on Monday.".formatted(WORDS)).save();
    String path = "/articles/" + article + "/extraction";
    Response extracted = withKey(path, Map.of());
    extracted.then().statusCode(200).body(has("quotes[0].statement", equalTo(statement(first, 2))));
    assertReplayed(extracted, withKey(path, Map.of()));
  }

  @Test
  void a_new_article_shows_the_statements_of_its_proposals() {
    String body = "“%s” said Ada Lovelace on Monday.".formatted(WORDS);
    withKey("/articles?extract=true", Map.of("title", "Monday", "language", "en", "body", body))
        .then()
        .statusCode(201)
        .body(has("quotes[0].statement", equalTo(statement(first, 2))));
    String more =
        "The port office said that it would count them again before the spring, with lamps.";
    given()
        .contentType("text/html; charset=UTF-8")
        .body(
            "<html lang=en><article><h1>Tuesday</h1><p>%s</p><p>%s</p></article></html>"
                .formatted(body, more))
        .post("/articles?extract=true")
        .then()
        .statusCode(201)
        .body(has("quotes[0].statement", equalTo(statement(first, 3))));
  }
}
