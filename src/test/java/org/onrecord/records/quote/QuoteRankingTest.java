package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.follow;
import static org.onrecord.records.quote.QuoteClient.list;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** Order by relevance with more matches than are ranked: the newest by rank, then the others. */
@QuarkusTest
class QuoteRankingTest {
  private static final int RANKED = 1000;
  private static final String[] BY_RANK = {"q=sea", "sort=relevance", "limit=100"};

  @Inject DataSource database;

  private record Saved(String id, int occurrences) {}

  @Test
  void ranked_rows_come_first_and_then_the_others_newest_first() throws Exception {
    fill(2300, "2020-01-01");
    List<String> expected = expected();
    assertEquals(2300, new HashSet<>(expected).size());
    List<List<String>> pages = readPages(() -> {});
    assertEquals(expected, pages.stream().flatMap(List::stream).toList());
    assertEquals(23, pages.size());
    assertTrue(pages.stream().allMatch(page -> page.size() == 100));
    Response first = list("/quotes", "q=sea", "sort=relevance", "limit=1", "include=total");
    assertEquals(2300, first.as(JsonBody.class).<Integer>get("total"));
  }

  @Test
  void a_page_can_span_ranked_and_unranked_rows() throws Exception {
    fill(1100, "2020-01-01");
    List<String> expected = expected();
    List<List<String>> pages = readPages(() -> {}, "limit=97");
    assertEquals(expected, pages.stream().flatMap(List::stream).toList());
    assertTrue(pages.subList(0, 11).stream().allMatch(page -> page.size() == 97));
    assertEquals(1100 % 97, pages.get(11).size());
  }

  @TestFactory
  Stream<DynamicTest> rows_inserted_between_pages_neither_repeat_nor_hide_others() {
    return IntStream.of(990, 1000, 1150)
        .boxed()
        .flatMap(
            rows ->
                Stream.of(List.of("2024-01-01"), List.of("2015-01-01", "2024-01-01"))
                    .map(
                        days ->
                            dynamicTest(
                                rows + " rows, others of " + days,
                                () -> assertPagesUnaffected(rows, days))));
  }

  private void assertPagesUnaffected(int rows, List<String> days) throws SQLException {
    run("truncate article cascade");
    fill(rows, "2020-01-01");
    List<String> expected = expected();
    List<String> walked =
        new ArrayList<>(
            readPages(
                    () -> {
                      for (String day : days) {
                        fill(7, day);
                      }
                    })
                .stream()
                .flatMap(List::stream)
                .toList());
    assertEquals(walked.size(), new HashSet<>(walked).size(), "no row comes twice");
    walked.retainAll(new HashSet<>(expected));
    assertEquals(expected, walked);
  }

  @Test
  void the_last_page_has_no_next_link_with_up_to_a_thousand_rows() throws Exception {
    for (int rows : List.of(999, 1000)) {
      run("truncate article cascade");
      fill(rows, "2020-01-01");
      assertEquals(10, readPages(() -> {}).size(), "of " + rows);
    }
  }

  @Test
  void a_forged_cursor_is_rejected() throws Exception {
    fill(1150, "2020-01-01");
    String ranked = list("/quotes", BY_RANK).as(JsonBody.class).get("cursor");
    String rest = cursorAfter(11);
    String text = decoded(ranked);
    String[] parts = text.split(" ");
    assertEquals(5, parts.length, text);
    assertTrue(decoded(rest).split(" ", 3)[2].startsWith("rest "), decoded(rest));
    List<String> forged =
        Stream.<UnaryOperator<String>>of(
                c -> c.replace(" " + parts[2] + " ", " much "),
                c -> c.replace(" " + parts[2] + " ", "  "),
                c -> c.replace(parts[3], "2020-02-30"),
                c -> c.replace(parts[3], "+10000000-01-01"),
                c -> c.replace(parts[3], "yesterday"),
                c -> c.replace(" " + parts[3], ""),
                c -> c.replace(parts[4], "7"),
                c -> c.replace(" " + parts[4], ""),
                c -> c.replace(" " + parts[4], " "),
                c -> c + " " + parts[4],
                c -> c + "'",
                c -> c.replace(" " + parts[2] + " ", " rest "),
                c -> c.replace(parts[1], "7"),
                c -> "x" + c.substring(1))
            .map(change -> encoded(change.apply(text)))
            .toList();
    AssertEach.of(forged, QuoteRankingTest::assertForged);
    AssertEach.of(
        Stream.<UnaryOperator<String>>of(
                c -> c.replace("rest ", "rest"),
                c -> c.replace("rest ", "rest  "),
                c -> c.replace("rest ", ""),
                c -> c.replaceFirst("rest .*", "rest "),
                c -> c.replaceFirst("rest .*", "rest"),
                c -> c.replaceFirst("rest .*", "rest 2020-02-30"),
                c -> c.replaceFirst("rest .*", "rest 0.5"),
                c -> c.replaceFirst("rest .*", "rest +10000000-01-01"),
                c -> c + " " + parts[4],
                c -> c.replaceFirst(" [^ ]+ rest", " 7 rest"),
                c -> c.replaceFirst(" [^ ]+ rest", " rest"),
                c -> "x" + c.substring(1))
            .map(change -> encoded(change.apply(decoded(rest))))
            .toList(),
        QuoteRankingTest::assertForged);
    for (String cursor : List.of(ranked, rest)) {
      assertProblem(list("/quotes", "q=sea", "cursor=" + cursor), 400, "invalid-request", "cursor");
      assertProblem(
          list("/quotes", "q=seas", "sort=relevance", "cursor=" + cursor),
          400,
          "invalid-request",
          "cursor");
    }
  }

  private static void assertForged(String cursor) {
    assertProblem(
        list("/quotes", "q=sea", "sort=relevance", "cursor=" + cursor),
        400,
        "invalid-request",
        "cursor");
  }

  private static String cursorAfter(int pages) {
    Response page = list("/quotes", BY_RANK);
    for (int i = 1; i < pages; i++) {
      page = follow(page.as(JsonBody.class).get("next"));
    }
    return page.as(JsonBody.class).get("cursor");
  }

  /** Reads the ids of all pages and runs an action between two of them. */
  private static List<List<String>> readPages(Action between, String... parameters)
      throws SQLException {
    List<List<String>> pages = new ArrayList<>();
    Response page = list("/quotes", parameters.length == 0 ? BY_RANK : ranked(parameters));
    pages.add(page.then().statusCode(200).extract().as(JsonBody.class).get("items.id"));
    while (page.as(JsonBody.class).get("next") != null && pages.size() < 40) {
      between.run();
      page = follow(page.as(JsonBody.class).get("next"));
      pages.add(page.then().statusCode(200).extract().as(JsonBody.class).get("items.id"));
    }
    return pages;
  }

  private static String[] ranked(String... parameters) {
    return Stream.concat(Stream.of("q=sea", "sort=relevance"), Stream.of(parameters))
        .toArray(String[]::new);
  }

  private interface Action {
    void run() throws SQLException;
  }

  /** Saves quotes over 300 days from a day on, each with the search term one to seven times. */
  private void fill(int rows, String from) throws SQLException {
    String article = anArticle().save();
    String model = aQuote("land").in(article).save();
    run(
        """
        insert into quote (id, article_id, published_on, text, type, status, anonymous, span_starts, span_ends, anchor,
          created_at, updated_at)
        select gen_random_uuid(), article_id, date '%s' + n * 7 %% 300, repeat('sea ', 1 + n * 11 %% 7) || n, type, status,
          anonymous, '{}', '{}', 'none', created_at, updated_at
        from quote, generate_series(1, %d) n where id = '%s'"""
            .formatted(from, rows, model));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ids in the database, in the expected order. */
  private List<String> expected() throws SQLException {
    List<Saved> newestFirst = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id, regexp_count(text, 'sea') from quote where text like 'sea%'"
                    + " order by published_on desc, id desc")) {
      while (rows.next()) {
        newestFirst.add(new Saved(rows.getString(1), rows.getInt(2)));
      }
    }
    int ranked = Math.min(RANKED, newestFirst.size());
    Stream<Saved> best =
        newestFirst.subList(0, ranked).stream()
            .sorted(
                Comparator.comparingInt(Saved::occurrences).thenComparing(Saved::id).reversed());
    return Stream.concat(best, newestFirst.subList(ranked, newestFirst.size()).stream())
        .map(Saved::id)
        .toList();
  }

  private static String decoded(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
