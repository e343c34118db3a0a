package org.onrecord.query.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.ListRequests;

/** Rows that change after the keys of their page were read. */
@QuarkusTest
@Timeout(120)
class ChangedRowsTest {
  @Inject DataSource source;

  @TestFactory
  Stream<DynamicTest> a_row_that_no_longer_matches_is_left_out() {
    return Stream.of("publishedOn", "relevance")
        .map(sort -> DynamicTest.dynamicTest(sort, () -> assertLeftOut(sort)));
  }

  private void assertLeftOut(String sort) throws Exception {
    String article = anArticle().save();
    String kept = aQuote("The ferry stays.").in(article).save();
    String changed = aQuote("The ferry leaves.").in(article).save();
    try (Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // Keys are read from quotes alone, their rows also from articles.
      statement.execute("lock table article in access exclusive mode");
      CompletableFuture<List<String>> ids =
          CompletableFuture.supplyAsync(
              () ->
                  ListRequests.first(
                      "id",
                      "/quotes",
                      "article",
                      article,
                      "status",
                      "confirmed",
                      "q",
                      "ferry",
                      "sort",
                      sort));
      while (!isAwaited(statement)) {
        Thread.sleep(20);
      }
      statement.execute("update quote set status = 'disputed' where id = '" + changed + "'");
      other.commit();
      assertEquals(List.of(kept), ids.get());
    }
  }

  private static boolean isAwaited(Statement statement) throws SQLException {
    try (ResultSet result =
        statement.executeQuery(
            "select exists (select from pg_locks where relation = 'article'::regclass and not granted)")) {
      return result.next() && result.getBoolean(1);
    }
  }
}
