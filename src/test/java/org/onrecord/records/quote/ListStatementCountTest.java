package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.records.quote.QuoteClient.list;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;

/** A list of twenty rows takes as many SQL statements as a list of two (no query per row). */
@QuarkusTest
class ListStatementCountTest {
  /**
   * The service counts also the statements of threads in the background: the least is the list's.
   */
  private static final int ATTEMPTS = 3;

  @Inject SessionFactory entities;
  @Inject Database database;

  private String actor;
  private String article;
  private int rows;

  @BeforeEach
  void count_statements() {
    entities.getStatistics().setStatisticsEnabled(true);
  }

  @AfterEach
  void stop_counting() {
    entities.getStatistics().setStatisticsEnabled(false);
  }

  @Test
  void the_number_of_statements_is_independent_of_the_number_of_rows() {
    actor = anActor("Ada").save();
    article = anArticle().from("Post").save();
    fillUpTo(2);
    Map<String, Long> ofTwo = statements(2);
    fillUpTo(20);
    Map<String, Long> ofTwenty = statements(20);
    assertEquals(ofTwo, ofTwenty);
    ofTwo.forEach((path, count) -> assertTrue(count > 0 && count <= 8, path + ": " + count));
  }

  /** Number of SQL statements of each list at a given page size. */
  private Map<String, Long> statements(int pageSize) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String path :
        List.of(
            "/quotes",
            "/quotes?distinct=statement",
            "/statements",
            "/articles",
            "/articles?expand=quotes",
            "/articles?expand=quotes&expand=body",
            "/actors",
            "/articles/" + article + "/quotes",
            "/actors/" + actor + "/quotes",
            "/actors/" + actor + "/affiliations")) {
      long least =
          LongStream.generate(() -> statements(path, pageSize)).limit(ATTEMPTS).min().orElseThrow();
      counts.put(path, least);
    }
    return counts;
  }

  private long statements(String path, int pageSize) {
    Statistics statistics = entities.getStatistics();
    statistics.clear();
    long before = database.statementCount();
    List<?> items =
        list(path, "limit=" + pageSize)
            .then()
            .statusCode(200)
            .extract()
            .as(JsonBody.class)
            .get("items");
    assertEquals(pageSize, items.size(), path);
    return statistics.getPrepareStatementCount() + database.statementCount() - before;
  }

  /** Fills every list up to a size with complete records. */
  private void fillUpTo(int size) {
    for (; rows < size; rows++) {
      String office = anActor("Office " + rows).kind("organization").alias("O" + rows).save();
      String member =
          anActor("Member " + rows)
              .alias("M" + rows)
              .alias("N" + rows)
              .affiliated(office, "member", "2025-01-01", null)
              .affiliated(actor, "friend", null, null)
              .save();
      String own =
          anArticle()
              .with("authors", List.of("Author " + rows, "Other author"))
              .with("republication", Map.of("publisher", byId(office)))
              .from("Source " + rows)
              .save();
      for (String in : List.of(own, article)) {
        aQuote("We shall see " + rows)
            .in(in)
            .by(in.equals(own) ? member : actor)
            .mentioning(member)
            .mentioning(office)
            .attributed("via", List.of(Map.of("actor", byId(member)), Map.of("text", "radio")))
            .save();
      }
    }
    QuoteClient.patch("/actors/" + actor, Map.of("affiliations", affiliations()))
        .then()
        .statusCode(200);
  }

  private List<Map<String, Object>> affiliations() {
    return IntStream.range(0, rows)
        .mapToObj(
            i -> Map.<String, Object>of("actor", Map.of("name", "Office " + i), "role", "adviser"))
        .toList();
  }
}
