package org.onrecord.query.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.fulltext.TextQueryParser;

/**
 * Searches of 8,000 quotes by periods give the same rows as without periods. Each has the word
 * "sea"; every third has "ferry"; the oldest 1,000 have "harbour" and no others.
 */
@QuarkusTest
class RecentRowsTest {
  private static final int QUOTES = 8_000;
  private static final LocalDate NEWEST = LocalDate.of(2025, 12, 31);
  private static final Order NEWEST_FIRST = Order.newestFirst("q");
  private static final Projection<UUID> IDS =
      new Projection<>("quote", "q", Columns.of("q.id"), Sql.EMPTY, row -> row.id("id"));

  @Inject Database database;
  @Inject DataSource source;
  @Inject TextQueryParser parser;

  private RecentRows recentRows;

  @BeforeEach
  void insert_quotes() throws SQLException {
    String model = aQuote("land").save();
    run(
        """
        insert into quote (id, article_id, published_on, text, type, status, anonymous, span_starts, span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), article_id, date '%s' - n / 2,
          repeat('sea ', n %% 7 + 1) || case when n %% 3 = 0 then 'ferry ' else '' end
            || case when n > %d then 'harbour ' else '' end || n,
          'direct', 'confirmed', false, '{}', '{}', 'none', created_at, updated_at
        from quote, generate_series(1, %d) n where id = '%s'"""
            .formatted(NEWEST, QUOTES - 1000, QUOTES, model));
    run("delete from quote where id = '%s'".formatted(model));
    run("analyze quote");
    recentRows = new RecentRows(database, 1, 1);
  }

  @TestFactory
  Stream<DynamicTest> searches_by_periods_give_the_same_rows() {
    return Stream.of("sea", "ferry", "harbour", "ferry -harbour", "sea or land", "land")
        .map(words -> DynamicTest.dynamicTest(words, () -> assertSame(words)));
  }

  private void assertSame(String words) {
    TextQuery text = parser.parseForQuotes(words).orElseThrow();
    Condition condition = matching(text);
    for (Order order : List.of(NEWEST_FIRST, Order.relevance(text.rank("q"), NEWEST_FIRST))) {
      ListQuery<UUID> query = new ListQuery<>(IDS, condition, order);
      List<UUID> expected =
          all(new ListReader(database, new RecentRows(database, Long.MAX_VALUE, 0)), query);
      assertEquals(expected, all(new ListReader(database, recentRows), query), order.name());
      assertEquals(expected.size(), new HashSet<>(expected).size());
    }
  }

  @Test
  void periods_contain_somewhat_more_matches_than_wanted() {
    Optional<Sql> periods = periods("ferry", 50);
    long found =
        database
            .find(
                Sql.of(
                    "select count(*) from quote q where text like '%ferry%' and ?",
                    periods.orElseThrow()),
                row -> row.longValue("count"))
            .orElseThrow();
    assertTrue(found >= 60 && found <= 100, found + " matches");
  }

  @Test
  void all_matches_are_read_if_they_are_few_or_frequent_or_no_text_is_given() {
    assertEquals(
        Optional.empty(),
        new RecentRows(database, 1, QUOTES)
            .periods(IDS, matching("ferry"), NEWEST_FIRST, 50, 50, null));
    assertEquals(
        Optional.empty(),
        new RecentRows(database, QUOTES * 2, 1)
            .periods(IDS, matching("ferry"), NEWEST_FIRST, 50, 50, null));
    assertEquals(
        Optional.empty(), recentRows.periods(IDS, matching("sea"), NEWEST_FIRST, 1, 1, null));
    assertEquals(
        Optional.empty(), recentRows.periods(IDS, new Condition(), NEWEST_FIRST, 50, 50, null));
  }

  @Test
  void a_table_that_was_emptied_since_it_was_analyzed_has_no_periods() throws SQLException {
    run("delete from quote");
    assertEquals(Optional.empty(), periods("ferry", 50));
  }

  private Optional<Sql> periods(String words, int wanted) {
    return recentRows.periods(IDS, matching(words), NEWEST_FIRST, wanted, 10_000, null);
  }

  private Condition matching(String words) {
    return matching(parser.parseForQuotes(words).orElseThrow());
  }

  private static Condition matching(TextQuery text) {
    return new Condition().andText(Optional.of(text.term("q")));
  }

  private static List<UUID> all(ListReader lists, ListQuery<UUID> query) {
    List<UUID> ids = new ArrayList<>();
    lists.iterator(query).forEachRemaining(ids::add);
    return ids;
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
