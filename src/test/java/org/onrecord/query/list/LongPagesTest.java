package org.onrecord.query.list;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.fixtures.EmptyDatabase;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.SqlStatements;
import org.onrecord.fixtures.WriteRequests;
import org.onrecord.records.statement.StatementIndexer;

/** Pages of long rows: they end early, and together they have all rows, each once. */
@QuarkusTest
class LongPagesTest {
  private static final int MAX_BYTES = 1 << 20;

  /** Member names, ids and other short members of a page. */
  private static final int OVERHEAD = 200_000;

  /** The longest text of a character of four bytes. */
  private static final String FOUR_BYTES = "𝐚";

  private static final int ROWS = 30;

  @Inject StatementIndexer statements;

  private String article;
  private String ofQuotes;
  private String speaker;
  private String reviewed;

  @TestFactory
  Stream<DynamicTest> every_list_of_long_rows_ends_its_pages_early() throws SQLException {
    fillArticles();
    fillQuotes();
    fillActors();
    return Stream.of(
            "/quotes?sort=publishedOn",
            "/quotes?sort=-createdAt",
            "/quotes?sort=relevance&q=sea&highlight=true",
            "/quotes?status=proposed&sort=confidence",
            "/actors/" + speaker + "/quotes?sort=-saidOn",
            "/articles/" + ofQuotes + "/quotes?sort=position",
            "/articles?expand=body",
            "/articles?expand=body&sort=publishedOn",
            "/articles?expand=body&sort=relevance&q=sea",
            "/actors?sort=name",
            "/actors?q=Longfellow",
            "/quotes/" + reviewed + "/reviews",
            "/articles/" + article + "/history")
        .map(list -> dynamicTest(list, () -> assertPages(list)));
  }

  private void assertPages(String list) {
    List<Object> rows = new ArrayList<>();
    int pages = 0;
    JsonBody page;
    String next = list + (list.contains("?") ? "&" : "?") + "limit=100&include=total";
    do {
      Response response = given().urlEncodingEnabled(false).get(next);
      page = response.then().statusCode(200).extract().as(JsonBody.class);
      List<Object> items = page.get("items");
      assertTrue(
          items.size() == 1 || response.asByteArray().length <= MAX_BYTES + OVERHEAD,
          () -> items.size() + " rows in " + response.asByteArray().length + " bytes");
      rows.addAll(items);
      next = page.get("next");
      pages++;
    } while (next != null);
    assertTrue(pages > 1 && pages < page.getInt("total") + 1, "pages: " + pages);
    assertEquals(page.getInt("total"), rows.size());
    assertEquals(rows.size(), new HashSet<>(rows).size(), "each row is on one page");
    if (!list.contains("history")) {
      assertEquals(withoutHighlights(inPagesOfTwo(list, rows.size())), withoutHighlights(rows));
    }
  }

  /** The highlights of a long text depend on the number of rows in a page. */
  private static List<Object> withoutHighlights(List<Object> rows) {
    rows.forEach(row -> ((Map<?, ?>) row).remove("highlight"));
    return rows;
  }

  /** The rows of a list in pages of two. */
  private static List<Object> inPagesOfTwo(String list, int count) {
    List<Object> rows = new ArrayList<>();
    for (String next = list + (list.contains("?") ? "&" : "?") + "limit=2"; next != null; ) {
      JsonBody page = ListRequests.following(next);
      rows.addAll(page.getList("items"));
      next = rows.size() > count ? null : page.get("next");
    }
    return rows;
  }

  private void fillArticles() throws SQLException {
    article = anArticle().body("x").publishedOn("2024-01-01").save();
    for (int i = 0; i < 3; i++) {
      WriteRequests.patch("/articles/" + article, "body", i + FOUR_BYTES.repeat(199_999))
          .then()
          .statusCode(200);
    }
    run(
        """
        insert into article (id, title, body, published_on, created_at, updated_at)
        select gen_random_uuid(), 'T', 'sea ' || repeat('𝐚', 5000 * n), date '2020-01-01' + n % 5, now(), now()
        from generate_series(1, 12) n""");
  }

  private void fillQuotes() throws SQLException {
    speaker = anActor("Ada").save();
    reviewed = aQuote("reviewed").by(speaker).with("status", "proposed").save();
    ofQuotes = ListRequests.<String>first("article.id", "/quotes").get(0);
    run(
        """
        insert into quote (id, article_id, speaker_id, published_on, said_on, text, type, status, anonymous, span_starts,
          span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), article_id, speaker_id, date '2020-01-01' + n %% 7, date '2020-01-01' + n %% 5,
          'sea ' || repeat('𝐚', 19000) || n, type, status, anonymous, '{}', '{}', 'none', created_at, updated_at
        from quote, generate_series(1, %1$d) n where id = '%2$s';

        insert into review (article_id, id, quote_id, review_status, review_reason, review_reference, reviewer, reviewed_at)
        select article_id, gen_random_uuid(), id, 'disputed', n || repeat('𝐚', 4900), repeat('𝐚', 2000), 'Ada', now()
        from quote, generate_series(1, 50) n where id = '%2$s'"""
            .formatted(ROWS, reviewed));
    statements.catchUp(Duration.ofMinutes(1));
  }

  private static void fillActors() throws SQLException {
    run(
        """
        insert into actor (id, name, kind, description, created_at, updated_at)
        select gen_random_uuid(), 'Longfellow ' || n, 'person', repeat('𝐚', 4000), now(), now()
        from generate_series(1, 12) n;
        insert into alias (actor_id, position, name)
        select id, n, n || repeat('𝐚', 290) from actor, generate_series(0, 99) n where name like 'Longfellow%'""");
  }

  @Test
  void a_search_by_body_continues_with_the_cursor() throws SQLException {
    fillArticles();
    List<String> ids = new ArrayList<>();
    Map<String, Object> body = new HashMap<>(Map.of("limit", 100, "expand", "body"));
    do {
      JsonBody page =
          given()
              .contentType("application/json")
              .body(body)
              .post("/articles/search")
              .then()
              .statusCode(200)
              .extract()
              .as(JsonBody.class);
      ids.addAll(page.getList("items.id", String.class));
      body.put("cursor", page.get("cursor"));
    } while (body.get("cursor") != null);
    assertEquals(ListRequests.first("id", "/articles", "limit", "100"), ids);
  }

  @Test
  void a_page_can_end_in_the_ranked_rows_and_in_those_that_follow() throws SQLException {
    fillQuotes();
    run(
        """
        insert into quote (id, article_id, published_on, text, type, status, anonymous, span_starts, span_ends, anchor,
          created_at, updated_at)
        select gen_random_uuid(), article_id, date '2023-01-01', 'sea sea ' || n, type, status, anonymous, '{}', '{}', 'none',
          created_at, updated_at
        from quote, generate_series(1, 980) n where id = '%s'"""
            .formatted(reviewed));
    List<String> ids = new ArrayList<>();
    List<List<String>> pages =
        ListRequests.pages("id", "/quotes", "q", "sea", "sort", "relevance", "limit", "100");
    pages.forEach(ids::addAll);
    assertEquals(980 + ROWS, ids.size());
    assertEquals(ids.size(), new HashSet<>(ids).size());
    assertTrue(pages.stream().filter(page -> page.size() < 100).count() > 1, "short pages");
  }

  @Test
  void a_row_that_is_longer_than_a_page_is_a_page() {
    String id =
        anArticle()
            .body(FOUR_BYTES.repeat(200_000))
            .with("rights", FOUR_BYTES.repeat(5000))
            .with(
                "authors",
                IntStream.range(0, 50).mapToObj(i -> FOUR_BYTES.repeat(298) + i).toList())
            .save();
    for (int i = 0; i < 70; i++) {
      aQuote(i + FOUR_BYTES.repeat(1000)).in(id).save();
    }
    String other = anArticle().save();
    JsonBody page =
        ListRequests.page(
            "/articles", "expand", List.of("body", "quotes"), "limit", 100, "sort", "publishedOn");
    assertEquals(List.of(id), page.getList("items.id"));
    JsonBody second = ListRequests.following(page.getString("next"));
    assertEquals(List.of(other), second.getList("items.id"));
    assertNull(second.get("next"));
  }

  @Test
  void long_proposals_that_do_not_fit_into_the_answer_are_not_claimed() throws SQLException {
    fillQuotes();
    List<String> first = claim();
    assertTrue(first.size() > 1 && first.size() < ROWS, "claimed: " + first.size());
    assertEquals(first, ListRequests.first("quote.id", "/claims", "limit", "100"));
    List<String> all = new ArrayList<>(first);
    for (List<String> next = claim(); !next.isEmpty(); next = claim()) {
      all.addAll(next);
    }
    assertEquals(ROWS + 1, all.size());
    assertEquals(all.size(), new HashSet<>(all).size());
  }

  private static List<String> claim() {
    JsonBody claims =
        given()
            .contentType("application/json")
            .body(Map.of("limit", 100))
            .post("/claims")
            .then()
            .statusCode(200)
            .extract()
            .as(JsonBody.class);
    assertNotNull(claims.get("items"));
    return claims.getList("items.quote.id");
  }

  private static void run(String sql) throws SQLException {
    SqlStatements.execute(EmptyDatabase::connect, sql);
  }
}
