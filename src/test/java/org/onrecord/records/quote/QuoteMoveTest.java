package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseFailure;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.SimultaneousRequests;

/** Moving a quote to another article keeps the quote and all rows that belong to it. */
@QuarkusTest
class QuoteMoveTest {
  private static final String BODY = "“A road,” she said. “No comment.”";

  @Inject Database database;

  private String source;
  private String target;

  @BeforeEach
  void create_two_articles() {
    source = anArticle().titled("Source").body(BODY).save();
    target = anArticle().titled("Target").body("Late: " + BODY).publishedOn("2025-07-01").save();
  }

  @Test
  void a_moved_quote_keeps_its_members_and_gets_spans_and_day_of_the_new_article() {
    String path = "/quotes/" + relayed();
    Map<String, Object> before = view(path);
    Map<String, Object> moved = move(path, target).as(JsonBody.class).getMap("");
    assertEquals(moved, view(path));
    assertEquals(
        Map.of("id", target, "title", "Target", "publishedOn", "2025-07-01", "authors", List.of()),
        moved.get("article"));
    assertEquals(List.of(Map.of("start", 27, "end", 38)), moved.get("spans"));
    for (String member : List.of("article", "spans", "updatedAt")) {
      before.remove(member);
      moved.remove(member);
    }
    assertEquals(before, moved);
  }

  @Test
  void a_move_is_one_change_in_history_and_feed() {
    String quote = relayed();
    String since = given().get("/changes").as(JsonBody.class).getString("next");
    move("/quotes/" + quote, target);
    assertEquals(
        List.of("changed", "created"),
        ListRequests.first("change", "/quotes/" + quote + "/history"));
    JsonBody changes = ListRequests.page(since);
    assertEquals(List.of("changed"), changes.getList("items.change"));
    assertEquals(List.of(quote), changes.getList("items.id"));
  }

  @Test
  void reviews_move_with_their_quote() {
    String path = "/quotes/" + relayed();
    assertEquals(200, review(path.substring(8), "disputed").statusCode());
    assertEquals(200, review(path.substring(8), "confirmed").statusCode());
    List<Object> reviews = ListRequests.page(path + "/reviews").getList("items");
    move(path, target);
    assertEquals(2, reviews.size());
    assertEquals(reviews, ListRequests.page(path + "/reviews").getList("items"));
    assertEquals(200, review(path.substring(8), "disputed").statusCode());
    assertEquals(
        List.of("disputed", "confirmed", "disputed"),
        ListRequests.page(path + "/reviews").getList("items.status"));
  }

  @Test
  void a_claim_moves_with_its_quote() {
    String path = "/quotes/" + aQuote("No comment.").in(source).with("status", "proposed").save();
    given().contentType("application/json").body(Map.of()).post("/claims").then().statusCode(200);
    List<Object> until = ListRequests.page("/claims").getList("items.until");
    assertEquals(1, until.size());
    move(path, target);
    JsonBody claims = ListRequests.page("/claims");
    assertEquals(until, claims.getList("items.until"));
    assertEquals(List.of(target), claims.getList("items.quote.article.id"));
    given().delete("/claims" + path.substring(7)).then().statusCode(204);
  }

  @Test
  void a_quote_is_restored_in_its_former_article() {
    String path = "/quotes/" + relayed();
    review(path.substring(8), "disputed").then().statusCode(200);
    Map<String, Object> before = view(path);
    String then = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
    move(path, target);
    assertEquals(200, restore(path, then).statusCode());
    assertRestored(before, path);
    move(path, target);
    given().delete(path).then().statusCode(204);
    assertEquals(200, restore(path, then).statusCode());
    assertRestored(before, path);
    assertEquals(
        List.of("created", "deleted", "changed", "changed", "changed", "changed", "created"),
        ListRequests.page(path + "/history").getList("items.change"));
  }

  @Test
  void a_deleted_quote_that_is_imported_into_another_article_keeps_its_reviews() throws Exception {
    String path = "/quotes/" + relayed();
    review(path.substring(8), "disputed").then().statusCode(200);
    given().delete(path).then().statusCode(204);
    Map<String, Object> quote =
        Map.of("id", path.substring(8), "text", "No comment.", "type", "direct");
    String results =
        given()
            .contentType("application/x-ndjson")
            .queryParam("keepIds", true)
            .body(
                JsonBody.MAPPER.writeValueAsBytes(
                    anArticle().body(BODY).with("quotes", List.of(quote)).body()))
            .post("/imports")
            .asString();
    assertTrue(results.contains("\"created\""), results);
    assertEquals(List.of("disputed"), ListRequests.page(path + "/reviews").getList("items.status"));
  }

  private static void assertRestored(Map<String, Object> before, String path) {
    Map<String, Object> restored = view(path);
    assertEquals(List.of("disputed"), ListRequests.page(path + "/reviews").getList("items.status"));
    restored.put("updatedAt", before.get("updatedAt"));
    assertEquals(before, restored);
  }

  @Test
  void a_quote_that_lost_its_anchor_is_anchored_in_the_new_article() {
    String path = "/quotes/" + relayed();
    patch("/articles/" + source, "body", "She said nothing.").then().statusCode(200);
    assertEquals("lost", view(path).get("anchor"));
    assertEquals("anchored", move(path, target).as(JsonBody.class).get("anchor"));
  }

  @Test
  void writers_that_wait_for_a_move_find_the_moved_quote() throws Exception {
    String quote = relayed();
    for (int round = 0; round < 10; round++) {
      String other = round % 2 == 0 ? target : source;
      String role = "role " + round;
      SimultaneousRequests.send(
              5,
              i ->
                  i == 0
                      ? patch("/quotes/" + quote, Map.of("article", byId(other)))
                      : patch("/quotes/" + quote, Map.of("attribution", Map.of("role", role + i))))
          .forEach(response -> assertEquals(200, response.statusCode(), response.asString()));
      assertEquals(other, given().get("/quotes/" + quote).as(JsonBody.class).get("article.id"));
    }
  }

  @Test
  void the_database_rejects_an_update_of_the_article() {
    String quote = relayed();
    DatabaseFailure failure =
        assertThrows(
            DatabaseFailure.class,
            () ->
                database.execute(
                    Sql.of(
                        "update quote set article_id = ?::uuid where id = ?::uuid",
                        target,
                        quote)));
    assertTrue(
        failure.getCause().getMessage().contains("the article of a quote cannot be updated"),
        failure.getCause().getMessage());
  }

  private String relayed() {
    String ada = anActor("Ada").save();
    return aQuote("No comment.")
        .in(source)
        .by(ada)
        .mentioning(anActor("Ben").save())
        .mentioning(ada)
        .attributed("via", List.of(Map.of("text", "state television"), Map.of("actor", byId(ada))))
        .save();
  }

  private static Map<String, Object> view(String path) {
    return new TreeMap<>(given().get(path).as(JsonBody.class).getMap(""));
  }

  private static Response move(String path, String article) {
    Response response = patch(path, Map.of("article", byId(article)));
    response.then().statusCode(200);
    return response;
  }

  private static Response restore(String path, String at) {
    return given().contentType("application/json").body(Map.of("at", at)).post(path + "/restore");
  }
}
