package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.list;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.EmptyDatabase;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.SqlStatements;

/** The quotes that are nested in articles, and the pages with those that follow. */
@QuarkusTest
class QuotesOfArticlesTest {
  private static final int MAX_FIRST = 100;
  private static final int MAX_BYTES = 256 << 10;

  @Test
  void an_article_nests_its_first_quotes_and_links_to_the_others() throws SQLException {
    String article = articleWith(1000, "short");
    JsonBody whole = get("/articles/" + article + "?expand=quotes");
    JsonBody row = get("/articles?expand=quotes");
    assertEquals(whole.<Object>get("quotes"), row.get("items[0].quotes"));
    assertEquals(whole.getString("quotesNext"), row.getString("items[0].quotesNext"));
    assertEquals(MAX_FIRST, whole.getList("quotes").size());
    assertAllInOrder(1000, whole);
  }

  @Test
  void an_article_nests_rejected_quotes_and_links_to_further_ones() throws SQLException {
    String article = articleWith(150, "short");
    SqlStatements.execute(
        EmptyDatabase::connect, "update quote set status = 'rejected' where text like '%7 short'");
    assertAllInOrder(150, get("/articles/" + article + "?expand=quotes"));
    JsonBody listed = get("/articles/" + article + "/quotes?include=total");
    assertEquals(135, listed.getInt("total"));
  }

  @Test
  void long_quotes_are_nested_up_to_a_size() throws SQLException {
    String article = articleWith(60, "x".repeat(19_000));
    for (int i = 0; i < 8; i++) {
      articleWith(20, "x".repeat(19_000));
    }
    JsonBody whole = get("/articles/" + article + "?expand=quotes");
    assertEquals(MAX_BYTES / 20_000, whole.getList("quotes").size());
    assertAllInOrder(60, whole);
    assertTrue(
        get("/articles?expand=quotes&limit=100").getList("items").size() < 9,
        "the page ends early");
  }

  @Test
  void an_extraction_answers_with_the_first_quotes() throws SQLException {
    String article = articleWith(150, "short");
    JsonBody extraction =
        given()
            .post("/articles/" + article + "/extraction")
            .then()
            .statusCode(200)
            .extract()
            .as(JsonBody.class);
    assertEquals(MAX_FIRST, extraction.getList("quotes").size());
    assertAllInOrder(150, extraction);
  }

  @Test
  void an_export_has_all_quotes() throws SQLException {
    String many = articleWith(1000, "x".repeat(2_000));
    String few = articleWith(3, "short");
    List<String> lines =
        given()
            .get("/articles.ndjson?expand=quotes")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .toList();
    for (String line : lines) {
      JsonBody article = JsonBody.of(line);
      int count = article.getString("id").equals(many) ? 1000 : 3;
      assertEquals(count, article.getList("quotes").size());
      assertNull(article.get("quotesNext"));
      List<String> ids = article.getList("quotes.id");
      assertEquals(ids, allOf(article.getString("id")));
    }
    assertEquals(2, lines.size(), few);
  }

  @Test
  void the_tag_of_an_article_with_quotes_changes_when_a_further_quote_is_added()
      throws SQLException {
    String article = articleWith(MAX_FIRST, "short");
    String path = "/articles/" + article + "?expand=quotes";
    String tag = given().get(path).header("ETag");
    assertEquals(304, given().header("If-None-Match", tag).get(path).statusCode());
    aQuote("another").in(article).save();
    assertNotEquals(tag, given().get(path).header("ETag"));
  }

  @Test
  void quotes_of_one_article_are_in_reading_order() {
    String article = anArticle().body("one two three").save();
    for (String words : List.of("three", "absent", "one", "two")) {
      aQuote(words).in(article).save();
    }
    List<String> inOrder = List.of("one", "two", "three", "absent");
    assertEquals(
        inOrder, QuoteClient.texts(list("/articles/" + article + "/quotes", "sort=position")));
    assertEquals(inOrder, QuoteClient.texts("article=" + article, "sort=position"));
    assertEquals(inOrder, QuoteClient.texts(list("/articles/" + article + "/quotes")));
    assertProblem(list("/quotes", "sort=position"), 400, "invalid-request", "sort");
  }

  /** An article with quotes at positions of its body; every tenth has none. */
  private static String articleWith(int quotes, String words) throws SQLException {
    String article = anArticle().body("x".repeat(5_000)).save();
    String model = aQuote("model").in(article).save();
    SqlStatements.execute(
        EmptyDatabase::connect,
        """
        insert into quote (id, article_id, text, type, status, anonymous, span_starts, span_ends, anchor, created_at,
          updated_at)
        select gen_random_uuid(), article_id, n || ' %1$s', type, status, anonymous,
          case when n %% 10 = 0 then '{}' else array[n * 7 %% 1000] end,
          case when n %% 10 = 0 then '{}' else array[n * 7 %% 1000 + 1] end,
          case when n %% 10 = 0 then 'none' else 'anchored' end, created_at, updated_at
        from quote, generate_series(2, %2$d) n where id = '%3$s'"""
            .formatted(words, quotes, model));
    return article;
  }

  private static void assertAllInOrder(int count, JsonBody article) {
    List<Map<String, Object>> quotes = new ArrayList<>(article.getList("quotes"));
    for (String next = article.get("quotesNext"); next != null; ) {
      JsonBody page = get(next);
      quotes.addAll(page.getList("items"));
      next = page.get("next");
    }
    assertEquals(count, quotes.stream().map(quote -> quote.get("id")).distinct().count());
    assertEquals(count, quotes.size());
    List<Map<String, Object>> sorted = new ArrayList<>(quotes);
    sorted.sort(
        Comparator.comparing(QuotesOfArticlesTest::position)
            .thenComparing(q -> (String) q.get("id")));
    assertEquals(
        sorted.stream().map(quote -> quote.get("id")).toList(),
        quotes.stream().map(quote -> quote.get("id")).toList());
  }

  private static int position(Map<String, Object> quote) {
    List<?> spans = (List<?>) quote.get("spans");
    return spans.isEmpty() ? Integer.MAX_VALUE : (int) ((Map<?, ?>) spans.get(0)).get("start");
  }

  private static List<String> allOf(String article) {
    List<String> ids = new ArrayList<>();
    for (String next = "/articles/" + article + "/quotes?sort=position&limit=100"; next != null; ) {
      JsonBody page = get(next);
      ids.addAll(page.getList("items.id"));
      next = page.get("next");
    }
    return ids;
  }

  private static JsonBody get(String path) {
    return QuoteClient.follow(path).then().statusCode(200).extract().as(JsonBody.class);
  }
}
