package org.onrecord.exchange.changes;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.WriteRequests;

/** The filters of the change feed by speaker, article and kind, and the records in its pages. */
@QuarkusTest
class ChangeFilterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Database database;

  private String ada;
  private String ben;
  private String article;

  @BeforeEach
  void create_two_speakers() {
    ada = anActor("Ada").alias("Countess").save();
    ben = anActor("Ben").save();
    article = anArticle().body("One. Two. Three. Four.").save();
  }

  @Test
  void a_speaker_is_given_by_id_name_or_alias() {
    String one = aQuote("One.").in(article).by(ada).save();
    aQuote("Two.").in(article).by(ben).save();
    aQuote("Three.").in(article).save();
    AssertEach.of(
        List.of(ada, "ada", "Countess"),
        speaker -> assertEquals(List.of("created quote " + one), changes("speaker=" + speaker)));
    assertEquals(2, changes("speaker=" + ada + "&speaker=Ben").size());
  }

  @Test
  void a_quote_that_changes_its_speaker_is_listed_for_both() {
    String one = aQuote("One.").in(article).by(ada).save();
    WriteRequests.patch("/quotes/" + one, "type", "mixed").then().statusCode(200);
    WriteRequests.patch("/quotes/" + one, "speaker", RecordBuilder.byId(ben))
        .then()
        .statusCode(200);
    WriteRequests.patch("/quotes/" + one, "type", "direct").then().statusCode(200);
    given().delete("/quotes/" + one).then().statusCode(204);
    assertEquals(
        List.of("created quote " + one, "changed quote " + one, "changed quote " + one),
        changes("speaker=" + ada));
    assertEquals(
        List.of("changed quote " + one, "changed quote " + one, "deleted quote " + one),
        changes("speaker=" + ben));
  }

  @Test
  void deletions_are_listed_for_the_last_speaker() {
    String one = aQuote("One.").in(article).by(ada).save();
    String two = aQuote("Two.").in(article).by(ben).save();
    given().delete("/articles/" + article).then().statusCode(204);
    assertEquals(
        List.of("created quote " + one, "deleted quote " + one), changes("speaker=" + ada));
    assertEquals(List.of("created quote " + two, "deleted quote " + two), changes("speaker=Ben"));
  }

  @Test
  void a_restored_quote_is_listed_for_its_speaker() {
    String one = aQuote("One.").in(article).by(ada).save();
    String then = ListRequests.<String>first("at", "/quotes/" + one + "/history").get(0);
    given().delete("/quotes/" + one).then().statusCode(204);
    given()
        .contentType("application/json")
        .body(Map.of("at", then))
        .post("/quotes/" + one + "/restore")
        .then()
        .statusCode(200);
    assertEquals(
        List.of("created quote " + one, "deleted quote " + one, "created quote " + one),
        changes("speaker=" + ada));
  }

  @Test
  void changes_of_a_merged_speaker_are_listed_for_the_survivor_and_the_merged_id() {
    String one = aQuote("One.").in(article).by(ben).save();
    String two = aQuote("Two.").in(article).by(ben).save();
    given().delete("/quotes/" + two).then().statusCode(204);
    given()
        .contentType("application/json")
        .body(Map.of("into", Map.of("id", ada)))
        .post("/actors/" + ben + "/merge")
        .then()
        .statusCode(200);
    List<String> expected =
        List.of(
            "created quote " + one,
            "created quote " + two,
            "deleted quote " + two,
            "changed quote " + one);
    assertEquals(expected, changes("speaker=" + ada));
    assertEquals(expected, changes("speaker=" + ben));
    given().post("/actors/" + ben + "/unmerge").then().statusCode(200);
    assertEquals(expected.get(3), changes("speaker=" + ada).get(0));
    assertEquals(5, changes("speaker=" + ben).size());
  }

  @Test
  void an_article_is_listed_with_its_quotes() {
    String other = anArticle().body("One. Five.").save();
    String one = aQuote("One.").in(article).by(ada).save();
    String five = aQuote("Five.").in(other).save();
    WriteRequests.patch("/quotes/" + one, Map.of("article", RecordBuilder.byId(other)))
        .then()
        .statusCode(200);
    given().delete("/articles/" + other).then().statusCode(204);
    assertEquals(
        List.of("created article " + article, "created quote " + one, "changed quote " + one),
        changes("article=" + article));
    assertEquals(
        List.of("created article " + other, "created quote " + five, "changed quote " + one),
        changes("article=" + other).subList(0, 3));
    assertEquals(
        Set.of("deleted article " + other, "deleted quote " + five, "deleted quote " + one),
        Set.copyOf(changes("article=" + other).subList(3, 6)));
    assertEquals(List.of("created article " + article), changes("kind=article&article=" + article));
    assertEquals(
        List.of("created quote " + one, "changed quote " + one),
        changes("article=" + article + "&speaker=" + ada));
  }

  @Test
  void kind_is_the_new_name_of_record() {
    aQuote("One.").in(article).by(ada).save();
    assertEquals(changes("record=quote"), changes("kind=quote"));
    assertEquals(1, changes("kind=quote").size());
    assertEquals(changes("kind=quote&kind=article"), changes("kind=quote&record=article"));
  }

  @Test
  void the_id_of_a_deleted_speaker_stays_known() {
    String one = aQuote("One.").in(article).by(ada).save();
    given().delete("/quotes/" + one).then().statusCode(204);
    given().delete("/actors/" + ada).then().statusCode(204);
    assertEquals(
        List.of("created quote " + one, "deleted quote " + one), changes("speaker=" + ada));
    for (String unknown : List.of("Ada", "0199a000-0000-7000-8000-0000000009ff")) {
      given().get("/changes?speaker=" + unknown).then().spec(refused(422, "unknown-names"));
      assertEquals(List.of(), changes("unknownNames=ignore&speaker=" + unknown));
    }
  }

  @Test
  void a_speaker_selects_quotes_only() {
    aQuote("One.").in(article).by(ada).save();
    assertEquals(List.of(), changes("kind=actor&kind=article&speaker=" + ada));
    given().get("/changes?include=records").then().spec(invalidIn("include"));
  }

  /** A page reads a short range of the feed change by change, and a long one by its quotes. */
  @Test
  void pages_of_long_ranges_equal_those_of_short_ones() {
    String one = aQuote("One.").in(article).by(ada).save();
    fill(6000);
    String two = aQuote("Two.").in(article).by(ada).save();
    fill(6000);
    WriteRequests.patch("/quotes/" + two, "speaker", RecordBuilder.byId(ben))
        .then()
        .statusCode(200);
    given().delete("/quotes/" + one).then().statusCode(204);
    List<String> expected =
        List.of(
            "created quote " + one,
            "created quote " + two,
            "changed quote " + two,
            "deleted quote " + one);
    assertEquals(expected, changes("speaker=" + ada));
    assertEquals(expected, FeedClient.from("/changes?limit=1&speaker=" + ada).read());
    assertEquals(List.of("created article " + article), changes("kind=article&article=" + article));
  }

  @Test
  void a_cursor_advances_past_changes_that_are_filtered_out() {
    FeedClient.Reader reader = FeedClient.from("/changes?speaker=" + ada);
    String start = reader.next();
    assertEquals(List.of(), reader.read());
    assertFalse(reader.next().equals(start));
    aQuote("Two.").in(article).by(ben).save();
    String second = reader.next();
    assertEquals(List.of(), reader.read());
    assertFalse(reader.next().equals(second));
    assertEquals(
        List.of(), FeedClient.from(reader.next().replaceFirst("speaker=[^&]*&?", "")).read());
  }

  @Test
  void records_equal_those_of_a_get() throws Exception {
    String one = aQuote("One.").in(article).by(ada).mentioning(ben).save();
    String two = aQuote("Two.").in(article).by(ada).save();
    WriteRequests.patch("/quotes/" + one, "type", "mixed").then().statusCode(200);
    given().delete("/quotes/" + two).then().statusCode(204);
    JsonNode page = tree("/changes?include=record");
    List<String> listed = new ArrayList<>();
    for (JsonNode item : page.get("items")) {
      String kind = item.get("kind").asText();
      listed.add(kind);
      String path = "/" + kind + "s/" + item.get("id").asText();
      JsonNode record = item.get("record");
      if (item.get("id").asText().equals(two)) {
        assertNull(record);
      } else {
        assertEquals(tree(path), record);
      }
    }
    assertEquals(List.of("actor", "actor", "article", "quote", "quote", "quote", "quote"), listed);
    assertEquals("quote", tree("/changes?kind=quote").at("/items/0/record").asText());
  }

  @Test
  void a_page_takes_one_statement_for_each_kind_of_record() {
    for (String text : List.of("One.", "Two.", "Three.")) {
      aQuote(text).in(article).by(ada).save();
    }
    long few = statements("/changes?include=record&limit=3");
    long many = statements("/changes?include=record&limit=6");
    assertEquals(few + 1, many);
    assertEquals(1, statements("/changes"));
  }

  @Test
  void a_page_with_long_records_ends_early() {
    String body = "彼は黙っていた。".repeat(24_000);
    List<String> articles = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      articles.add(anArticle().body(body).with("title", "Article " + i).save());
    }
    FeedClient.Reader reader =
        FeedClient.from(
            "/changes?kind=article&include=record&article=" + String.join("&article=", articles));
    for (int i = 0; i < 3; i++) {
      JsonBody page = reader.page();
      assertEquals(List.of("created article " + articles.get(i)), FeedClient.changes(page));
      assertEquals("Article " + i, page.getString("items[0].record.title"));
      assertEquals(i < 2, page.getBoolean("more"));
    }
  }

  /** The fewest statements of several requests, since other threads execute some meanwhile. */
  private long statements(String path) {
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = database.statementCount();
      given().get(path).then().statusCode(200);
      fewest = Math.min(fewest, database.statementCount() - before);
    }
    return fewest;
  }

  /** Adds entries of other records to the feed. */
  private void fill(int count) {
    database.execute(
        Sql.of(
            """
            insert into change (record, record_id, change)
            select 'actor', gen_random_uuid(), 'changed' from generate_series(1, ?)""",
            count));
  }

  private static List<String> changes(String query) {
    List<String> all = FeedClient.from("/changes?limit=1000&" + query).read();
    assertTrue(all.size() < 1000);
    return all;
  }

  private static JsonNode tree(String path) throws Exception {
    return JSON.readTree(given().get(path).then().statusCode(200).extract().asString());
  }
}
