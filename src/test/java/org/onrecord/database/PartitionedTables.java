package org.onrecord.database;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * The tables of articles, quotes and the rows that belong to them are hash partitions by the
 * article's id. The profile {@code long} runs this with the tests of the records on a database that
 * db/partitions/V1000__hash_partitions.sql has partitioned.
 */
@QuarkusTest
class PartitionedTables {
  private static final List<String> TABLES =
      List.of("article", "author", "claim", "mention", "quote", "relay", "review");

  private static final int PARTITIONS = 4;
  private static final int ARTICLES = 40;

  @Inject Database database;

  @Test
  void rows_of_an_article_are_in_one_partition_of_each_table() {
    String ada = anActor("Ada").save();
    for (int i = 0; i < ARTICLES; i++) {
      String article = anArticle().body("“Yes.” “No.”").with("authors", List.of("Mary")).save();
      String reviewed = aQuote("Yes.").in(article).mentioning(ada).save();
      review(reviewed, "disputed").then().statusCode(200);
      aQuote("No.")
          .in(article)
          .attributed("via", List.of(Map.of("text", "Post")))
          .with("status", "proposed")
          .save();
    }
    given()
        .contentType("application/json")
        .body(Map.of("limit", ARTICLES))
        .post("/claims")
        .then()
        .statusCode(200);
    Map<String, Map<String, String>> partitions = new TreeMap<>();
    for (String table : TABLES) {
      partitions.put(table, partitionOfEachArticle(table));
    }
    Map<String, String> ofArticles = partitions.get("article");
    assertEquals(ARTICLES, ofArticles.size());
    assertEquals(PARTITIONS, Set.copyOf(ofArticles.values()).size());
    partitions.forEach((table, found) -> assertEquals(ofArticles, found, table));
  }

  /** The number of the partition that has the rows of an article, by the id of the article. */
  private Map<String, String> partitionOfEachArticle(String table) {
    String article = table.equals("article") ? "id" : "article_id";
    Sql sql =
        Sql.of(
            """
            select distinct %1$s::text as article, replace(tableoid::regclass::text, '%2$s_', '') as partition
            from %2$s"""
                .formatted(article, table));
    return database.list(sql, row -> Map.entry(row.text("article"), row.text("partition"))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
