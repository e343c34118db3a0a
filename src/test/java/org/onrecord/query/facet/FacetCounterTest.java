package org.onrecord.query.facet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.onrecord.query.list.Condition;

/** Counts up to a bound, and estimates beyond it, of 20,000 quotes. */
@Tag("long")
@QuarkusTest
class FacetCounterTest {
  private static final int QUOTES = 20_000;
  private static final Facet TYPE = Facet.ofText("type", "m.type");
  private static final FacetCounter.FacetSource COUNTED =
      new FacetCounter.FacetSource("quote q", "q.id, q.type");

  @Inject Database database;
  @Inject DataSource source;

  /** Of ten quotes seven are direct, two mixed, one indirect; one of twenty is disputed. */
  @BeforeEach
  void many_quotes() throws SQLException {
    String model = aQuote("land").save();
    run(
        """
        insert into quote (id, article_id, text, type, status, anonymous, span_starts, span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), article_id, 'sea ' || n,
          case when n %% 10 < 7 then 'direct' when n %% 10 < 9 then 'mixed' else 'indirect' end,
          case when n %% 20 = 3 then 'disputed' else 'confirmed' end,
          false, '{}', '{}', 'none', created_at, updated_at
        from quote, generate_series(1, %d) n where id = '%s'"""
            .formatted(QUOTES, model));
    run("delete from quote where id = '%s'".formatted(model));
  }

  @Test
  void as_many_rows_as_are_counted_one_by_one_are_exact() throws SQLException {
    run("analyze quote");
    assertExact(count(QUOTES, new Condition()));
  }

  @Test
  void of_more_rows_a_sample_is_scaled_up() throws SQLException {
    run("analyze quote");
    assertEstimated(count(QUOTES / 4, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 2, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 4, all()), QUOTES);
  }

  @Test
  void few_matching_rows_of_many_are_exact() throws SQLException {
    run("analyze quote");
    FacetCounts few =
        count(QUOTES / 20, new Condition().and("q.status = any(?)", List.of("disputed")));
    assertEquals(
        new FacetCounts(Map.of("type", List.of(new FacetCount("direct", 1000))), 1000, true), few);
    FacetCounts more =
        count(QUOTES / 20 - 1, new Condition().and("q.status = any(?)", List.of("disputed")));
    assertFalse(more.exact());
    assertNear(1000, more.total(), 0.5);
  }

  @Test
  void a_table_without_statistics_is_not_read_whole_either() throws SQLException {
    assertEstimated(count(QUOTES / 4, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 4, all()), QUOTES);
  }

  @Test
  void a_table_that_has_grown_since_its_statistics_is_not_read_whole_either() throws SQLException {
    run("truncate quote cascade");
    aQuote().save();
    run("analyze quote");
    many_quotes();
    assertEstimated(count(QUOTES / 4, new Condition()), QUOTES);
    assertEstimated(count(QUOTES / 4, all()), QUOTES);
  }

  private static Condition all() {
    return new Condition().and("q.status = any(?)", List.of("disputed", "confirmed"));
  }

  private FacetCounts count(int most, Condition condition) {
    return new FacetCounter(database, most).count(COUNTED, condition, Map.of(TYPE, 3));
  }

  private static void assertExact(FacetCounts counts) {
    assertEquals(
        new FacetCounts(
            Map.of(
                "type",
                List.of(
                    new FacetCount("direct", 14_000),
                    new FacetCount("mixed", 4_000),
                    new FacetCount("indirect", 2_000))),
            QUOTES,
            true),
        counts);
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
