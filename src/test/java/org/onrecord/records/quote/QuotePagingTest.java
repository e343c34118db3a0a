package org.onrecord.records.quote;

import static io.restassured.RestAssured.delete;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.follow;
import static org.onrecord.records.quote.QuoteClient.list;
import static org.onrecord.records.quote.QuoteClient.rows;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.fixtures.JsonBody;

/** Sort orders and pages of lists of quotes. */
@QuarkusTest
class QuotePagingTest {
  private static final int ROWS = 25;

  @TestFactory
  Stream<DynamicTest> sorts_by_date_then_id() {
    String early = anArticle().publishedOn("2025-01-01").save();
    String late = anArticle().publishedOn("2025-03-01").save();
    String undated = anArticle().save();
    aQuote("a").in(late).saidOn("2025-02-01").save();
    aQuote("b").in(early).save();
    aQuote("c").in(undated).save();
    aQuote("d").in(late).save();
    aQuote("e").in(early).saidOn("2024-12-31").save();
    aQuote("f").in(undated).saidOn("2025-02-01").save();
    aQuote("g").in(undated).save();
    return rows(
        (sort, expected) ->
            assertEquals(
                expected, String.join(" ", sort.isEmpty() ? texts() : texts("sort=" + sort))),
        """
                     | d a e b g f c
        -publishedOn | d a e b g f c
        publishedOn  | c f g b e a d
        -saidOn      | d f a b e g c
        saidOn       | c g e b a f d
        """);
  }

  @Test
  void sorts_by_relevance_with_the_best_match_first() {
    String article = anArticle().save();
    aQuote("peace and a great many other things besides").in(article).save();
    aQuote("peace, peace and again peace").in(article).save();
    aQuote("no word of it").in(article).save();
    aQuote("peace is peace").in(article).save();
    assertEquals(
        List.of(
            "peace, peace and again peace",
            "peace is peace",
            "peace and a great many other things besides"),
        texts("q=peace", "sort=relevance"));
  }

  @TestFactory
  Stream<DynamicTest> next_links_cover_all_rows_once_in_order() {
    saveTwentyFiveQuotes();
    List<String> orders = List.of("-publishedOn", "publishedOn", "-saidOn", "saidOn", "relevance");
    return orders.stream()
        .flatMap(
            sort ->
                IntStream.of(1, 2, 7)
                    .mapToObj(
                        limit ->
                            DynamicTest.dynamicTest(
                                sort + " by " + limit, () -> assertPages(sort, limit))));
  }

  private static void assertPages(String sort, int limit) {
    List<String> whole = texts("q=sea", "sort=" + sort, "limit=100");
    assertEquals(ROWS, new HashSet<>(whole).size());
    List<List<String>> pages = new ArrayList<>();
    Response page = list("/quotes", "q=sea", "sort=" + sort, "limit=" + limit);
    pages.add(texts(page));
    while (page.as(JsonBody.class).get("next") != null) {
      page = follow(page.as(JsonBody.class).get("next"));
      pages.add(texts(page));
    }
    assertEquals(pagesOf(whole, limit), pages);
  }

  private static List<List<String>> pagesOf(List<String> whole, int limit) {
    return IntStream.iterate(0, from -> from < whole.size(), from -> from + limit)
        .mapToObj(from -> whole.subList(from, Math.min(from + limit, whole.size())))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> rows_inserted_between_pages_neither_repeat_nor_hide_others() {
    String article = saveTwentyFiveQuotes();
    String later = anArticle().publishedOn("2030-01-01").save();
    String undated = anArticle().save();
    return Stream.of("-publishedOn", "publishedOn", "-saidOn", "relevance")
        .map(
            sort ->
                DynamicTest.dynamicTest(
                    sort,
                    () -> {
                      List<String> old = texts("q=sea", "sort=" + sort, "limit=100");
                      List<String> walked = new ArrayList<>();
                      Response page = list("/quotes", "q=sea", "sort=" + sort, "limit=7");
                      walked.addAll(texts(page));
                      while (page.as(JsonBody.class).get("next") != null) {
                        String added =
                            "sea, come in with %s after %d".formatted(sort, walked.size());
                        List.of(article, later, undated).forEach(in -> aQuote(added).in(in).save());
                        page = follow(page.as(JsonBody.class).get("next"));
                        walked.addAll(texts(page));
                      }
                      walked.removeIf(text -> !old.contains(text));
                      assertEquals(
                          old.stream().filter(text -> !text.contains("come in")).toList(),
                          walked.stream().filter(text -> !text.contains("come in")).toList());
                    }));
  }

  @Test
  void a_deleted_row_does_not_break_its_cursor() {
    List.of("one", "two", "three", "four").forEach(text -> aQuote(text).save());
    Response page = list("/quotes", "limit=2", "sort=publishedOn");
    delete("/quotes/" + page.as(JsonBody.class).get("items[1].id")).then().statusCode(204);
    assertEquals(List.of("three", "four"), texts(follow(page.as(JsonBody.class).get("next"))));
  }

  @Test
  void the_default_limit_is_twenty() {
    saveTwentyFiveQuotes();
    assertEquals(20, texts().size());
    assertEquals(ROWS, texts("limit=25").size());
    assertNull(list("/quotes", "limit=25").as(JsonBody.class).get("next"), "no further page");
    assertNotNull(list("/quotes", "limit=24").as(JsonBody.class).get("next"));
    assertFalse(list("/quotes", "limit=100").asString().contains("\"next\""), "absent, not null");
  }

  @Test
  void the_total_is_returned_on_request_on_every_page() {
    saveTwentyFiveQuotes();
    aQuote("land").save();
    Response page = list("/quotes", "q=sea", "limit=10", "include=total");
    for (int rows : List.of(10, 10, 5)) {
      assertEquals(ROWS, page.as(JsonBody.class).<Integer>get("total"));
      assertEquals(rows, texts(page).size());
      page =
          page.as(JsonBody.class).get("next") == null
              ? page
              : follow(page.as(JsonBody.class).get("next"));
    }
    assertEquals(
        0, list("/quotes", "q=desert", "include=total").as(JsonBody.class).<Integer>get("total"));
    assertEquals(List.of(), texts("q=desert", "include=total"));
    assertFalse(list("/quotes").asString().contains("\"total\""), "absent, not null");
  }

  @Test
  void the_next_link_keeps_all_parameters() {
    String speaker = "Ada & {Ben} +100% = \"é\"?#/ نمی‌کنیم";
    String ada = anActor(speaker).save();
    String article = anArticle().publishedOn("2025-01-01").language("en").save();
    for (int i = 0; i < 3; i++) {
      aQuote("sea " + i).in(article).by(ada).save();
    }
    String[] parameters = {
      "q=sea -land or \"{0} %20\"",
      "speaker=" + speaker,
      "speaker=nobody",
      "unknownNames=ignore",
      "type=direct",
      "type=mixed",
      "anonymous=false",
      "language=en",
      "publishedFrom=2025-01-01",
      "sort=publishedOn",
      "limit=1",
      "include=total"
    };
    Response page = list("/quotes", parameters);
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of("sea " + i), texts(page));
      assertEquals(3, page.as(JsonBody.class).<Integer>get("total"));
      String next = page.as(JsonBody.class).get("next");
      if (i < 2) {
        assertTrue(next.startsWith("/quotes?"), next);
        assertEquals(List.of(parameters), parametersOf(next));
        page = follow(next);
      } else {
        assertNull(next);
      }
    }
  }

  @Test
  void the_next_link_of_a_scoped_list_keeps_the_scope() {
    String ada = anActor("Ada").save();
    String article = anArticle().save();
    for (String text : List.of("one", "two", "three")) {
      aQuote(text).in(article).by(ada).save();
      aQuote("decoy of " + text).save();
    }
    for (String path : List.of("/articles/" + article + "/quotes", "/actors/" + ada + "/quotes")) {
      Response first = list(path, "limit=2", "sort=publishedOn", "include=total");
      assertEquals(List.of("one", "two"), texts(first));
      assertEquals(3, first.as(JsonBody.class).<Integer>get("total"));
      String next = first.as(JsonBody.class).get("next");
      assertTrue(next.startsWith(path + "?"), next);
      assertEquals(List.of("three"), texts(follow(next)));
      assertNull(follow(next).as(JsonBody.class).get("next"));
    }
  }

  @TestFactory
  Stream<DynamicTest> a_limit_is_a_number_from_1_to_100() {
    return rows(
        (limit, fault) -> {
          Response problem = list("/quotes", "limit=" + limit);
          assertProblem(problem, 400, "invalid-request", "limit");
          assertEquals(fault, problem.as(JsonBody.class).get("errors[0].detail"));
          assertEquals(
              "The request is not valid: parameter limit: " + fault + ".",
              problem.as(JsonBody.class).get("detail"));
        },
        """
        0          | must be at least 1
        -1         | must be at least 1
        101        | must be at most 100
        abc        | must be an integer
        1.5        | must be an integer
        1e1        | must be an integer
        0x10       | must be an integer
        ١٠         | must be an integer
        4294967297 | must be an integer
                   | must be an integer
        """);
  }

  @Test
  void a_repeated_limit_is_rejected() {
    assertProblem(list("/quotes", "limit=1", "limit=2"), 400, "invalid-request", "limit");
    assertProblem(list("/quotes", "sample=1", "sample=2"), 400, "invalid-request", "sample");
  }

  /** Saves quotes with equal and different dates and ranks, and returns one of their articles. */
  private static String saveTwentyFiveQuotes() {
    String article = anArticle().publishedOn("2025-06-12").save();
    String older = anArticle().publishedOn("2025-06-11").save();
    String undated = anArticle().save();
    List<String> articles = List.of(article, older, undated);
    for (int i = 0; i < ROWS; i++) {
      var quote = aQuote("sea " + "sea ".repeat(i % 4) + i).in(articles.get(i % 3));
      (i % 5 == 0 ? quote.saidOn("2025-06-%02d".formatted(i + 1)) : quote).save();
    }
    return article;
  }

  /** Decoded parameters of a link, without the cursor. */
  private static List<String> parametersOf(String link) {
    return Stream.of(URI.create(link).getRawQuery().split("&"))
        .map(parameter -> URLDecoder.decode(parameter, StandardCharsets.UTF_8))
        .filter(parameter -> !parameter.startsWith("cursor="))
        .toList();
  }
}
