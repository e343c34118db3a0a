package org.onrecord.records.quote;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.QuoteBuilder;
import org.onrecord.fixtures.SqlStatements;
import org.onrecord.records.statement.StatementIndexer;

/** New quotes whose article and actors are on record. */
@QuarkusTest
class QuoteCreationTest {
  @Inject SessionFactory entities;
  @Inject Database database;
  @Inject DataSource source;
  @Inject StatementIndexer statements;

  /** Transactions that wait for the end of another one, as those that wait for a row do. */
  private static final String AWAITED =
      "select from pg_locks where locktype = 'transactionid' and not granted";

  private String ada;
  private String zoe;
  private String article;

  @BeforeEach
  void create_an_article_and_two_actors() {
    zoe = anActor("Zoë").save();
    ada = anActor("Ada").save();
    article =
        anArticle()
            .titled("Talks")
            .body("“A road,” she said.")
            .from("Post")
            .publishedOn("2025-06-12")
            .with("language", "en")
            .save();
  }

  @Test
  void the_answer_is_that_of_a_later_get() {
    Response created = quote().post();
    assertEquals(201, created.statusCode(), created::asString);
    Response read = get("/quotes/" + created.as(JsonBody.class).<String>get("id"));
    assertEquals(read.asString(), created.asString());
    assertEquals(read.header("ETag"), created.header("ETag"));
    assertEquals(List.of("Ada", "Zoë"), created.as(JsonBody.class).get("mentions.name"));
  }

  @Test
  void one_statement_reads_and_one_writes() throws Exception {
    long batch = statementsOfBatch();
    Statistics statistics = entities.getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    long before = database.statementCount();
    quote().post().then().statusCode(201);
    statistics.setStatisticsEnabled(false);
    // Authentication by the key of the tests needs no statement. The statement of the quote comes
    // from the batch that the request waits for.
    assertEquals(2, database.statementCount() - before - batch);
    assertEquals(0, statistics.getPrepareStatementCount());
    assertEquals(0, statistics.getTransactionCount());
  }

  /** The number of SQL statements that bring the statements of one new quote up to date. */
  private long statementsOfBatch() throws Exception {
    long before = database.statementCount();
    insert(1);
    statements.catchUp(Duration.ofMinutes(1));
    return database.statementCount() - before;
  }

  /** Inserts quotes as another program does. */
  private void insert(int count) throws Exception {
    SqlStatements.execute(
        source::getConnection,
        """
        insert into quote (id, article_id, text, type, status, anonymous, span_starts, span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), '%s', 'A road', 'direct', 'confirmed', false, '{}', '{}', 'none', now(), now()
        from generate_series(1, %d)"""
            .formatted(article, count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key-of-a-blocked-request"})
  @Timeout(120)
  void a_quote_is_anchored_in_a_body_that_is_corrected_meanwhile(String key) throws Exception {
    try (Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "update article set body = 'Yes. A road, yes.', language = 'en-GB' where id = '%s'"
              .formatted(article));
      CompletableFuture<Response> created =
          CompletableFuture.supplyAsync(
              () ->
                  given()
                      .headers(key.isEmpty() ? Map.of() : Map.of("Idempotency-Key", key + article))
                      .contentType("application/json")
                      .body(quote().body())
                      .post("/quotes"));
      SqlStatements.await(source::getConnection, "select exists (%s)".formatted(AWAITED));
      other.commit();
      assertEquals(201, created.get().statusCode(), created.get()::asString);
      JsonBody quote = created.get().as(JsonBody.class);
      assertEquals(List.of(Map.of("start", 5, "end", 12)), quote.get("spans"));
      assertEquals(
          List.of(quote.<String>get("id")),
          ListRequests.first("id", "/quotes", "language", "en-GB", "article", article));
    }
  }

  @Test
  void an_article_has_no_more_quotes_than_the_maximum() throws Exception {
    quote().post().then().statusCode(201);
    insert(Quotes.MAX_IN_ARTICLE - 20);
    List<Integer> statuses =
        IntStream.range(0, 21)
            .mapToObj(i -> quote().with("text", "no. " + i).post().statusCode())
            .toList();
    assertEquals(Collections.nCopies(19, 201), statuses.subList(0, 19));
    assertEquals(List.of(422, 422), statuses.subList(19, 21));
  }

  @Test
  void the_history_has_author_and_reason_whether_actors_are_given_by_id_or_name() {
    for (Map<String, ?> speaker : List.of(byId(ada), named("Ada"), named("Eva", "person"))) {
      String id =
          given()
              .header("Change-Reason", "From the archive.")
              .contentType("application/json")
              .body(quote().with("speaker", speaker).with("text", "by " + speaker).body())
              .post("/quotes")
              .then()
              .statusCode(201)
              .extract()
              .as(JsonBody.class)
              .get("id");
      String history = "/quotes/" + id + "/history";
      assertEquals(List.of("From the archive."), ListRequests.first("reason", history));
      assertEquals(1, ListRequests.first("author", history).size());
    }
  }

  private QuoteBuilder quote() {
    return aQuote("A road,")
        .in(article)
        .by(ada)
        .saidOn("2025-06-11")
        .attributed("text", "she")
        .attributed("via", List.of(Map.of("text", "the radio"), Map.of("actor", Map.of("id", zoe))))
        .mentioning(zoe)
        .mentioning(ada)
        .mentioning(zoe);
  }
}
