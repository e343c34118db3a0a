package org.onrecord.records.statement;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.web.shutdown.ShutdownDeadline;

/** Two indexers of statements on one database, as of two replicas. */
@QuarkusTest
@Timeout(300)
class StatementReplicasTest {
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('statement index', 0))";

  private static final String WORDS =
      "The ferry to the outer islands has carried more goats than voters this year.";

  @Inject DataSource source;
  @Inject Database database;
  @Inject StatementIndexer indexer;
  @Inject StatementBatches batches;
  @Inject StatementSettings settings;
  @Inject ShutdownDeadline shutdown;
  @Inject MeterRegistry metrics;

  private final MeterRegistry otherMetrics = new SimpleMeterRegistry();
  private StatementIndexer other;
  private double failuresBefore;

  @BeforeEach
  void start_another_indexer() {
    failuresBefore = failures(metrics);
    other =
        new StatementIndexer(
            source, batches, new StatementMetrics(otherMetrics), settings, shutdown);
    other.start(null);
  }

  private static double failures(MeterRegistry metrics) {
    return metrics.counter("onrecord.statements.failures").count();
  }

  @AfterEach
  void stop_the_other_indexer() throws InterruptedException {
    other.stop(null);
    assertEquals(0, failures(otherMetrics), "failures of the other one");
    assertEquals(failuresBefore, failures(metrics), "failures");
  }

  @Test
  void statements_follow_eight_writers_while_both_indexers_run_batches() {
    List<RandomWrites> writers =
        IntStream.range(0, 8).mapToObj(i -> new RandomWrites(200 + i)).toList();
    for (int i = 0; i < 50 && quotesOfOther() == 0; i++) {
      writeAtOnce(writers);
    }
    other.catchUp(Duration.ofMinutes(1));
    assertTrue(RebuiltStatements.assertEqual(database) > 2, "statements of several quotes");
    assertTrue(quotesOfOther() > 0, "batches of the other one");
  }

  private void writeAtOnce(List<RandomWrites> writers) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            writers.stream()
                .map(writer -> CompletableFuture.runAsync(() -> writer.write(12)))
                .toArray(CompletableFuture[]::new));
    while (!all.isDone()) {
      other.afterWrite();
    }
    all.join();
  }

  private double quotesOfOther() {
    return otherMetrics.counter("onrecord.statements.quotes").count();
  }

  @Test
  void a_write_is_answered_while_another_process_keeps_the_lock() throws Exception {
    String article = anArticle().save();
    String quote;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(LOCK);
      JsonBody created = aQuote(WORDS).in(article).post().as(JsonBody.class);
      quote = created.get("id");
      assertNull(created.<Object>get("statement"));
      get("/quotes/" + quote).then().statusCode(200).body(has("statement", nullValue()));
      connection.rollback();
    }
    indexer.catchUp(Duration.ofMinutes(1));
    get("/quotes/" + quote).then().body(has("statement.id", equalTo(quote)));
  }
}
