package org.onrecord.records.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.WriteRequests;

/** The list of changes of a record. */
@QuarkusTest
class HistoryTest {
  private static final String UNKNOWN_ID = "0199a000-0000-7000-8000-000000000000";

  @Test
  void lists_the_changes_of_a_quote_latest_first() {
    String article = anArticle().body("He said: so it is.").save();
    String quote = aQuote("so it is").in(article).save();
    String ada = anActor("Ada").save();
    WriteRequests.patch("/quotes/" + quote, "speaker", RecordBuilder.byId(ada))
        .then()
        .statusCode(200);
    WriteRequests.review(quote, "disputed").then().statusCode(200);
    WriteRequests.patch("/articles/" + article, "body", "He then said: so it is.");
    WriteRequests.put(
            "/quotes/" + quote,
            Map.of("article", RecordBuilder.byId(article), "text", "it is", "type", "direct"))
        .then()
        .statusCode(200);
    given().delete("/quotes/" + quote).then().statusCode(204);
    JsonBody history = ListRequests.page("/quotes/" + quote + "/history");
    assertEquals(
        List.of("deleted", "changed", "changed", "changed", "changed", "created"),
        history.getList("items.change"));
    assertNull(history.get("items[0].changes"));
    assertEquals(List.of("/spans", "/speaker", "/text"), sorted(history, 1));
    assertEquals(List.of("/spans"), sorted(history, 2));
    assertEquals(List.of("/review", "/status"), sorted(history, 3));
    assertEquals(
        List.of(
            Map.of(
                "pointer",
                "/speaker",
                "after",
                Map.of("id", ada, "name", "Ada", "kind", "person"))),
        history.getList("items[4].changes"));
    assertNull(history.get("items[5].changes"));
    assertThat(
        history.getList("items[1].changes"),
        hasItem(Map.of("pointer", "/text", "before", "so it is", "after", "it is")));
  }

  @Test
  void a_new_name_of_a_referenced_record_is_not_a_change() {
    String ada = anActor("Ada").save();
    String zoe = anActor("Zoe").save();
    String article = anArticle().from("Post").body("He said: so it is.").save();
    String quote = aQuote("so it is").in(article).by(ada).mentioning(ada).mentioning(zoe).save();
    WriteRequests.patch("/quotes/" + quote, "saidOn", "2025-06-11").then().statusCode(200);
    WriteRequests.patch("/actors/" + zoe, "name", "Abe").then().statusCode(200);
    WriteRequests.patch("/actors/" + ada, "name", "Ada B.").then().statusCode(200);
    WriteRequests.patch("/articles/" + article, "title", "Another").then().statusCode(200);
    WriteRequests.patch("/quotes/" + quote, "saidOn", "2025-06-12").then().statusCode(200);
    WriteRequests.patch("/articles/" + article, "publishedOn", "2025-06-13").then().statusCode(200);
    JsonBody history = ListRequests.page("/quotes/" + quote + "/history");
    assertEquals(List.of("/article/publishedOn"), sorted(history, 0));
    assertEquals(List.of("/saidOn"), sorted(history, 1));
    assertEquals(List.of("/saidOn"), sorted(history, 2));
  }

  @Test
  void long_texts_are_shown_as_excerpts() {
    String start = "A sentence. ".repeat(200);
    String article = anArticle().body(start + "The end, 😀.").save();
    WriteRequests.patch("/articles/" + article, "body", start + "No end, 😀.")
        .then()
        .statusCode(200);
    JsonBody history = ListRequests.page("/articles/" + article + "/history");
    assertEquals(
        Map.of(
            "pointer",
            "/body",
            "before",
            "…ce. A sentence. A sentence. A sentence. The end, 😀.",
            "after",
            "…ce. A sentence. A sentence. A sentence. No end, 😀.",
            "excerpt",
            true),
        history.getMap("items[0].changes[0]"));
  }

  @Test
  void pages_have_cursors_of_the_history() {
    String ada = anActor("Ada").save();
    IntStream.range(0, 6)
        .forEach(i -> WriteRequests.patch("/actors/" + ada, "description", "No. " + i));
    String path = "/actors/" + ada + "/history";
    List<String> times = ListRequests.first("at", path);
    assertEquals(7, times.size());
    assertEquals(
        List.of(times.subList(0, 3), times.subList(3, 6), times.subList(6, 7)),
        ListRequests.pages("at", path, "limit", 3));
    assertEquals(
        "No. 2",
        given()
            .urlEncodingEnabled(false)
            .get(ListRequests.page(path, "limit", 3).getString("next"))
            .as(JsonBody.class)
            .get("items[0].changes[0].after"));
    assertEquals(7, ListRequests.page(path, "include", "total", "limit", 1).getInt("total"));
    String cursor = ListRequests.page(path, "limit", 1).getString("cursor");
    String ben = anActor("Ben").save();
    AssertEach.of(
        List.of(cursor, "x-y", "zzzzzzzzzzzzzzzzzzzz", "0"),
        bad ->
            given()
                .queryParam("cursor", bad)
                .get("/actors/" + ben + "/history")
                .then()
                .spec(invalidIn("cursor")));
  }

  @Test
  void a_record_that_never_existed_has_no_history() {
    String ada = anActor("Ada").save();
    AssertEach.of(
        List.of(
            "/actors/" + UNKNOWN_ID,
            "/quotes/" + UNKNOWN_ID,
            "/articles/" + UNKNOWN_ID,
            "/quotes/" + ada),
        path -> given().get(path + "/history").then().spec(refused(404, "not-found")));
  }

  @Test
  void the_problem_for_a_deleted_record_has_the_time_of_its_deletion() {
    String ada = anActor("Ada").save();
    given().delete("/actors/" + ada).then().statusCode(204);
    String at = ListRequests.<String>first("at", "/actors/" + ada + "/history").get(0);
    given()
        .get("/actors/" + ada)
        .then()
        .spec(refused(404, "not-found"))
        .body(
            has(
                "detail",
                equalTo(
                    "There is no actor with the id %1$s: it was deleted at %2$s. Its history is at /actors/%1$s/history."
                        .formatted(ada, at))));
  }

  @Test
  void times_of_changes_ascend() {
    String ada = anActor("Ada").save();
    IntStream.range(0, 5)
        .forEach(i -> WriteRequests.patch("/actors/" + ada, "description", "No. " + i));
    List<String> times = ListRequests.first("at", "/actors/" + ada + "/history");
    for (int i = 1; i < times.size(); i++) {
      assertTrue(
          java.time.Instant.parse(times.get(i)).isBefore(java.time.Instant.parse(times.get(i - 1))),
          times::toString);
    }
  }

  private static List<String> sorted(JsonBody history, int entry) {
    return history.<String>getList("items[" + entry + "].changes.pointer").stream()
        .sorted()
        .toList();
  }
}
