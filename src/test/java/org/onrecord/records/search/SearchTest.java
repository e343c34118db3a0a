package org.onrecord.records.search;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.following;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.ListRequests.pages;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;

@QuarkusTest
class SearchTest {
  @Inject Database database;

  private static final String FOUND =
      """
      harbour -> actor Ann Harbour; article Harbour tolls rise; quote The harbours are full.; actor Harbour List
      harbour -list -> actor Ann Harbour; article Harbour tolls rise; quote The harbours are full.
      "harbours are" -> article Harbour tolls rise; quote The harbours are full.
      "harbours full" ->
      list or tolls -> actor Harbour List; article Harbour tolls rise
      TÖLLS -> article Harbour tolls rise
      quayside -> actor Harbour List
      lanterns -> article Harbour tolls rise
      nothing here ->
      !! ->
      """;

  @Test
  void ranks_quotes_articles_and_actors_together() {
    String ann = anActor("Ann Harbour").save();
    anActor("Harbour List").kind("group").alias("Quayside").save();
    String article =
        anArticle()
            .titled("Harbour tolls rise")
            .body("The lanterns burn. The harbours are full. Nobody pays.")
            .language("en")
            .save();
    aQuote("The harbours are full.").in(article).by(ann).save();
    aQuote("Nobody pays.").in(article).with("status", "rejected").save();
    assertAll(FOUND.lines().map(line -> () -> assertFound(line)));
  }

  /** Checks a line of the form "query -> kind and text; …". */
  private static void assertFound(String line) {
    String[] parts = line.split(" -> ?", 2);
    List<String> expected = parts[1].isBlank() ? List.of() : List.of(parts[1].split("; "));
    assertEquals(expected, texts(page("/search", "q", parts[0].strip())), line);
  }

  private static List<String> texts(JsonBody page) {
    List<String> texts = new ArrayList<>();
    for (Map<String, Object> item : page.<Map<String, Object>>getList("items")) {
      String kind = (String) item.get("kind");
      Map<?, ?> found = (Map<?, ?>) item.get(kind);
      String member = Map.of("quote", "text", "article", "title", "actor", "name").get(kind);
      texts.add(kind + " " + found.get(member));
    }
    return texts;
  }

  @Test
  void marks_the_words_and_counts_each_kind() {
    anActor("Anna <Toll>").save();
    String article = anArticle().titled("A toll").body("Tolls rise.").language("en").save();
    aQuote("Tolls rise.").in(article).save();
    aQuote("Lower the toll!").in(article).save();
    JsonBody page = page("/search", "q", "toll");
    assertAll(
        () ->
            assertEquals(
                List.of(
                    Map.of("name", List.of("Anna &lt;<mark>Toll</mark>&gt;")),
                    Map.of(
                        "title",
                        List.of("A <mark>toll</mark>"),
                        "body",
                        List.of("<mark>Tolls</mark> rise.")),
                    Map.of("text", List.of("Lower the <mark>toll</mark>!")),
                    Map.of("text", List.of("<mark>Tolls</mark> rise."))),
                page.getList("items.highlight")),
        () ->
            assertEquals(
                Map.of("actor", 1, "article", 1, "quote", 2, "exact", true), page.get("totals")),
        () ->
            assertEquals(
                Map.of("quote", 2, "exact", true),
                page("/search", "q", "toll", "kind", "quote").get("totals")),
        () ->
            assertEquals(
                List.of("actor", "article"),
                first("kind", "/search", "q", "toll", "kind", List.of("article", "actor"))));
  }

  @Test
  void pages_have_each_record_once() {
    String article = anArticle().titled("Tides").save();
    for (int i = 0; i < 5; i++) {
      anActor("Tides " + i).save();
      aQuote("Tides come, part " + i).in(article).save();
    }
    List<List<Double>> pages = pages("score", "/search", "q", "tides", "limit", 4);
    assertEquals(List.of(4, 4, 3), pages.stream().map(List::size).toList());
    List<String> kinds = first("kind", "/search", "q", "tides", "limit", 4);
    assertEquals(List.of("actor", "article", "quote", "actor"), kinds);
    List<String> texts = new ArrayList<>();
    JsonBody page = page("/search", "q", "tides", "limit", 4);
    texts.addAll(texts(page));
    while (page.getString("next") != null) {
      page = following(page.getString("next"));
      texts.addAll(texts(page));
    }
    assertEquals(11, texts.stream().distinct().count());
  }

  @Test
  void the_number_of_statements_does_not_depend_on_the_number_of_records() {
    String article = anArticle().titled("Buoy").save();
    anActor("Buoy").save();
    aQuote("Buoy 0").in(article).save();
    long few = statementsOfSearch(3);
    for (int i = 1; i < 6; i++) {
      aQuote("Buoy " + i).in(article).save();
      anActor("Buoy " + i).save();
    }
    assertEquals(few, statementsOfSearch(13));
  }

  /** Counts the statements of the second of two searches, which finds parsed queries. */
  private long statementsOfSearch(int records) {
    page("/search", "q", "buoy");
    long before = database.statementCount();
    assertEquals(records, page("/search", "q", "buoy").<Object>getList("items").size());
    return database.statementCount() - before;
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=%20", "q=", "kind=actor"})
  void rejects_a_search_without_words(String query) {
    given().urlEncodingEnabled(false).get("/search?" + query).then().spec(invalidIn("q"));
  }

  @Test
  void rejects_invalid_parameters() {
    anActor("Ab").save();
    anActor("Ab").save();
    String cursor = page("/search", "q", "ab", "limit", 1).getString("cursor");
    assertAll(
        () -> given().get("/search?q=a&kind=claim").then().spec(invalidIn("kind")),
        () -> given().get("/search?q=a&limit=101").then().spec(invalidIn("limit")),
        () -> given().get("/search?q=a&sort=name").then().spec(invalidIn("sort")),
        () -> given().get("/search?q=a&cursor=abc").then().spec(invalidIn("cursor")),
        () -> given().get("/search?q=b&cursor=" + cursor).then().spec(invalidIn("cursor")));
  }
}
