package org.onrecord.query.facet;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.query.list.Condition;

/** Exact and estimated counts of facets over 20,000 quotes. */
@Tag("long")
@Tag("partitions")
@QuarkusTest
class FacetCounterTest {
  private static final int QUOTES = 20_000;
  private static final Facet TYPE = Facet.ofText("type", "m.type");
  private static final Facet STATUS = Facet.ofText("status", "m.status");
  private static final FacetCounter.FacetSource QUOTES_TABLE =
      new FacetCounter.FacetSource("quote q", "q.id, q.type, q.status");

  @Inject Database database;
  @Inject DataSource source;

  /** 70 % of the quotes are direct, 20 % mixed, 10 % indirect; 5 % are disputed. */
  @BeforeEach
  void insert_quotes() throws SQLException {
    String model = aQuote("land").save();
    run(copies(model));
    run("delete from quote where id = '%s'".formatted(model));
  }

  private static String copies(String model) {
    return """
        insert into quote (id, article_id, text, type, status, anonymous, span_starts, span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), article_id, 'sea ' || n,
          case when n %% 10 < 7 then 'direct' when n %% 10 < 9 then 'mixed' else 'indirect' end,
          case when n %% 20 = 3 then 'disputed' else 'confirmed' end,
          false, '{}', '{}', 'none', created_at, updated_at
        from quote, generate_series(1, %d) n where id = '%s'"""
        .formatted(QUOTES, model);
  }

  /** In one test, since inserting the quotes takes seconds. */
  @Test
  void counts_with_statistics() throws SQLException {
    run("analyze quote");
    assertAll(
        this::counts_up_to_the_limit_are_exact,
        this::counts_beyond_the_limit_are_estimated,
        this::few_matching_rows_of_a_large_table_are_counted_exactly,
        this::matches_that_the_planner_overestimates_are_counted_exactly,
        this::cells_are_estimated_like_counts,
        this::matches_of_a_slow_condition_are_counted_in_a_sample,
        this::totals_of_frequent_words_around_quotes_are_counted_in_a_sample);
  }

  private void counts_up_to_the_limit_are_exact() {
    assertExact(count(QUOTES, new Condition()));
  }

  private void counts_beyond_the_limit_are_estimated() {
    assertEstimated(count(QUOTES / 4, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 2, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 4, all()), QUOTES);
  }

  private void few_matching_rows_of_a_large_table_are_counted_exactly() {
    FacetCounts few =
        count(QUOTES / 20, new Condition().and("q.status = any(?)", List.of("disputed")));
    assertDirect(few);
    FacetCounts more =
        count(QUOTES / 20 - 1, new Condition().and("q.status = any(?)", List.of("disputed")));
    assertFalse(more.exact());
    assertNear(1000, more.total(), 0.5);
  }

  private void matches_that_the_planner_overestimates_are_counted_exactly() {
    Condition few = new Condition().and(Sql.of("q.status || '' <> 'confirmed'"));
    FacetCounts counts = count(QUOTES / 10, few);
    assertDirect(counts);
  }

  private void cells_are_estimated_like_counts() {
    FacetSelection crossed =
        new FacetSelection(Map.of(), List.of(new FacetPair(TYPE, STATUS)), 3, true);
    FacetCounts counts =
        new FacetCounter(database, QUOTES / 2).count(QUOTES_TABLE, new Condition(), crossed);
    assertFalse(counts.exact());
    FacetCell most = counts.crossed().get(0).cells().get(0);
    assertEquals(Map.of("type", "direct", "status", "confirmed"), most.values());
    assertNear(QUOTES * 0.65, most.count(), 0.2);
  }

  @Test
  void counts_are_estimated_without_statistics() throws SQLException {
    // Those of an earlier test may be about a sparse table.
    run("truncate quote cascade");
    insert_quotes();
    assertEstimated(count(QUOTES / 4, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 4, all()), QUOTES);
  }

  @Test
  void counts_are_estimated_with_outdated_statistics() throws SQLException {
    run("truncate quote cascade");
    aQuote().save();
    run("analyze quote");
    insert_quotes();
    assertEstimated(count(QUOTES / 4, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 4, all()), QUOTES);
  }

  @Test
  void counts_are_estimated_with_statistics_taken_during_an_import() throws SQLException {
    run("truncate quote cascade");
    String model = aQuote("land").save();
    try (Connection importing = source.getConnection()) {
      importing.setAutoCommit(false);
      try (Statement statement = importing.createStatement()) {
        statement.execute(copies(model));
        run("analyze quote");
      }
      importing.commit();
    }
    assertEstimated(count(QUOTES / 4, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 4, all()), QUOTES);
  }

  private void matches_of_a_slow_condition_are_counted_in_a_sample() {
    Sql slow = Sql.of("q.status <> ''");
    assertEstimated(count(QUOTES, new Condition().andSlow(slow)), QUOTES);
    FacetCounts few =
        count(QUOTES, new Condition().and("q.status = any(?)", List.of("disputed")).andSlow(slow));
    assertTrue(few.exact());
    assertEquals(1000, few.total());
    assertEquals(Map.of("type", List.of(new FacetCount("direct", 1000))), few.facets());
  }

  private void totals_of_frequent_words_around_quotes_are_counted_in_a_sample() {
    JsonBody page = firstPage("?about=-fog&include=total");
    assertEquals(1, page.getList("items").size());
    assertEquals(false, page.get("exact"));
    assertNear(QUOTES, page.getInt("total"), 0.2);
    page = firstPage("?about=-fog&include=total&status=disputed");
    assertEquals(1000, page.getInt("total"));
    assertNull(page.get("exact"));
  }

  private static JsonBody firstPage(String query) {
    return given()
        .get("/quotes" + query + "&limit=1")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class);
  }

  private static Condition all() {
    return new Condition().and("q.status = any(?)", List.of("disputed", "confirmed"));
  }

  private FacetCounts count(int maxExact, Condition condition) {
    return new FacetCounter(database, maxExact)
        .count(QUOTES_TABLE, condition, FacetSelection.of(Map.of(TYPE, 3)));
  }

  private static void assertDirect(FacetCounts counts) {
    assertEquals(Map.of("type", List.of(new FacetCount("direct", 1000))), counts.facets());
    assertEquals(1000, counts.total());
    assertTrue(counts.exact());
  }

  private static void assertExact(FacetCounts counts) {
    assertEquals(
        List.of(
            new FacetCount("direct", 14_000),
            new FacetCount("mixed", 4_000),
            new FacetCount("indirect", 2_000)),
        counts.facets().get("type"));
    assertEquals(QUOTES, counts.total());
    assertTrue(counts.exact());
  }

  private static void assertEstimated(FacetCounts counts, int total) {
    assertFalse(counts.exact());
    assertNear(total, counts.total(), 0.2);
    List<FacetCount> types = counts.facets().get("type");
    assertEquals(
        List.of("direct", "mixed", "indirect"), types.stream().map(FacetCount::value).toList());
    assertNear(total * 0.7, types.get(0).count(), 0.2);
    assertNear(total * 0.2, types.get(1).count(), 0.3);
    assertNear(total * 0.1, types.get(2).count(), 0.3);
  }

  private static void assertNear(double expected, long count, double tolerance) {
    assertTrue(
        Math.abs(count - expected) <= tolerance * expected, count + " instead of " + expected);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
