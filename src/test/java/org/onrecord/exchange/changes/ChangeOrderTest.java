package org.onrecord.exchange.changes;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.WriteRequests;

/** The change feed under concurrent transactions: no change is skipped, the order is kept. */
@QuarkusTest
class ChangeOrderTest {
  private static final int WRITERS = 16;
  private static final int ROUNDS = 6;

  @Inject DataSource database;
  @Inject Flyway migrations;

  @Test
  void late_commits_are_not_skipped() throws SQLException {
    FeedClient.Reader reader = FeedClient.fromNow();
    try (Writer early = new Writer();
        Writer late = new Writer()) {
      // The transaction that writes first has the lower number, and commits last.
      String first = early.create();
      String second = late.create();
      assertEquals(List.of(), reader.read());
      late.commit();
      assertEquals(List.of("created actor " + second), reader.read());
      String third = early.create();
      assertEquals(List.of(), reader.read());
      early.commit();
      assertEquals(List.of("created actor " + first, "created actor " + third), reader.read());
      assertEquals(List.of(), reader.read());
    }
  }

  @Test
  void a_commit_between_two_pages_is_listed_after_all_pages_of_the_snapshot() throws SQLException {
    try (Writer early = new Writer();
        Writer late = new Writer()) {
      String first = early.create();
      String second = late.create();
      String third = early.create();
      early.commit();
      FeedClient.Reader reader = FeedClient.from("/changes?limit=1");
      assertEquals(List.of("created actor " + first), FeedClient.changes(reader.page()));
      late.commit();
      assertEquals(List.of("created actor " + third), FeedClient.changes(reader.page()));
      assertEquals(List.of("created actor " + second), FeedClient.changes(reader.page()));
      assertEquals(List.of(), reader.read());
    }
  }

  @Test
  void overlapping_transactions_are_listed_once_in_commit_order() throws SQLException {
    for (int limit : List.of(1, 2, 1000)) {
      FeedClient.Reader reader = FeedClient.from(FeedClient.fromNow().next() + "&limit=" + limit);
      List<Writer> writers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        writers.add(new Writer());
      }
      List<String> committed = new ArrayList<>();
      List<String> listed = new ArrayList<>();
      for (int i : List.of(3, 5, 0, 4, 2, 1)) {
        for (Writer writer : writers) {
          writer.create();
        }
        assertEquals(List.of(), reader.read());
        writers.get(i).commit();
        committed.addAll(writers.get(i).created);
        writers.set(i, writers.get(i).reopen());
        listed.addAll(reader.read());
        assertEquals(committed, listed);
      }
      for (Writer writer : writers) {
        writer.close();
      }
    }
  }

  @Test
  void rolled_back_changes_are_not_listed() throws SQLException {
    FeedClient.Reader reader = FeedClient.fromNow();
    try (Writer writer = new Writer()) {
      writer.create();
      assertEquals(List.of(), reader.read());
    }
    String ada = anActor("Ada").save();
    assertEquals(List.of("created actor " + ada), reader.read());
  }

  /** The deleting transaction began first, but waits for the creating one to commit. */
  @Test
  void a_deletion_by_an_older_transaction_follows_the_creation() throws SQLException {
    FeedClient.Reader reader = FeedClient.fromNow();
    try (Writer older = new Writer()) {
      String first = older.create();
      String ada = anActor("Ada").save();
      older.run("delete from actor where id = '%s'".formatted(ada));
      older.commit();
      assertEquals(
          List.of("created actor " + first, "created actor " + ada, "deleted actor " + ada),
          reader.read());
    }
  }

  /**
   * Transaction numbers of another server may be higher than those of this one. Replication copies
   * rows, but not the state of the sequence of their numbers.
   */
  @Test
  void changes_restored_from_a_backup_are_listed_after_the_next_start() throws SQLException {
    String ada = anActor("Ada").save();
    String ben = anActor("Ben").save();
    FeedClient.Reader reader = FeedClient.from("/changes?limit=1");
    try (Writer backup = new Writer()) {
      backup.run("update change set xid = '9000000000000'");
      backup.run("alter table change alter seq restart");
      backup.commit();
    }
    migrations.migrate();
    String cem = anActor("Cem").save();
    assertEquals(
        List.of("created actor " + ada, "created actor " + ben, "created actor " + cem),
        reader.read());
    assertEquals(List.of(), reader.read());
  }

  @Test
  void updates_without_an_effect_are_not_listed() throws SQLException {
    String ada = anActor("Ada").save();
    String ben = anActor("Ben").save();
    FeedClient.Reader reader = FeedClient.fromNow();
    try (Writer writer = new Writer()) {
      writer.run("update actor set name = 'Ada'");
      writer.commit();
    }
    assertEquals(List.of("changed actor " + ben), reader.read());
    assertTrue(ada.compareTo(ben) < 0);
  }

  @Test
  void a_copy_that_follows_the_feed_equals_the_database_under_concurrent_writes() throws Exception {
    String article = anArticle().body("She said “so it is”.").save();
    FeedClient.Reader reader = FeedClient.from("/changes?limit=7");
    Copy copy = new Copy();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(() -> write(article)));
      }
      while (!writers.stream().allMatch(Future::isDone)) {
        copy.apply(reader.read());
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    copy.apply(reader.read());
    Copy again = new Copy();
    again.apply(FeedClient.fromTheBeginning().read());
    assertEquals(onRecord(), copy.records);
    assertEquals(onRecord(), again.records);
    assertEquals(again.changes, copy.changes);
  }

  @Test
  void a_copy_of_one_speaker_equals_the_database_under_concurrent_writes() throws Exception {
    String ada = anActor("Ada").save();
    String ben = anActor("Ben").save();
    FeedClient.Reader reader = FeedClient.from("/changes?limit=5&include=record&speaker=" + ada);
    Set<String> copy = new TreeSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(() -> writeOf(ada, ben)));
      }
      while (!writers.stream().allMatch(Future::isDone)) {
        keepQuotesOf(ada, reader, copy);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    keepQuotesOf(ada, reader, copy);
    assertEquals(
        Set.copyOf(ListRequests.<String>first("id", "/quotes", "speaker", ada, "limit", 100)),
        copy);
    assertFalse(copy.isEmpty());
  }

  /** Gives quotes to one speaker, then to another one or back, and deletes some. */
  private static void writeOf(String ada, String ben) {
    for (int i = 0; i < ROUNDS; i++) {
      String article = anArticle().body("She said “so it is”.").save();
      String quote = aQuote("so it is").in(article).by(i % 2 == 0 ? ada : ben).save();
      WriteRequests.patch("/quotes/" + quote, "speaker", RecordBuilder.byId(i % 3 == 0 ? ben : ada))
          .then()
          .statusCode(200);
      if (i % 4 == 1) {
        given().delete("/articles/" + article).then().statusCode(204);
      }
    }
  }

  /** Applies all pages of the present snapshot to a copy of the quotes of a speaker. */
  private static void keepQuotesOf(String speaker, FeedClient.Reader reader, Set<String> copy) {
    JsonBody page;
    do {
      page = reader.page();
      keepQuotesOf(speaker, page, copy);
    } while (page.getBoolean("more"));
  }

  private static void keepQuotesOf(String speaker, JsonBody page, Set<String> copy) {
    for (Map<String, Object> item : page.<Map<String, Object>>getList("items")) {
      boolean theirs =
          item.get("record") instanceof Map<?, ?> quote
              && quote.get("speaker") instanceof Map<?, ?> actor
              && speaker.equals(actor.get("id"));
      String id = (String) item.get("id");
      if (theirs) {
        copy.add(id);
      } else {
        copy.remove(id);
      }
    }
  }

  /** Creates and deletes quotes, some with a new speaker, and articles with their quotes. */
  private static void write(String shared) {
    for (int i = 0; i < ROUNDS; i++) {
      boolean own = ThreadLocalRandom.current().nextBoolean();
      String article = own ? anArticle().body("She said “so it is”.").save() : shared;
      String quote =
          aQuote("so it is")
              .in(article)
              .with("speaker", Map.of("name", "Speaker " + UUID.randomUUID(), "kind", "person"))
              .save();
      WriteRequests.patch("/quotes/" + quote, "type", "mixed").then().statusCode(200);
      if (i % 3 == 0) {
        given().delete("/quotes/" + quote).then().statusCode(204);
      }
      if (own && i % 2 == 0) {
        given().delete("/articles/" + article).then().statusCode(204);
      }
    }
  }

  private Set<String> onRecord() throws SQLException {
    Set<String> all = new TreeSet<>();
    String sql =
        """
        select 'actor ' || id from actor union all select 'article ' || id from article \
        union all select 'quote ' || id from quote""";
    try (Connection connection = database.getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  /** A copy kept by following the feed; rejects impossible changes. */
  private static final class Copy {
    private final Set<String> records = new TreeSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, List<String>> changes = new HashMap<>();

    void apply(List<String> feed) {
      for (String entry : feed) {
        String change = entry.substring(0, entry.indexOf(' '));
        String record = entry.substring(entry.indexOf(' ') + 1);
        changes.computeIfAbsent(record, none -> new ArrayList<>()).add(change);
        boolean possible =
            switch (change) {
              case "created" -> !deleted.contains(record) && records.add(record);
              case "changed" -> records.contains(record);
              default -> records.remove(record) && deleted.add(record);
            };
        assertTrue(possible, () -> entry + " after " + changes.get(record));
      }
    }
  }

  /** A transaction that closing rolls back unless it is committed. */
  private final class Writer implements AutoCloseable {
    private final Connection connection = database.getConnection();
    private final List<String> created = new ArrayList<>();

    private Writer() throws SQLException {
      connection.setAutoCommit(false);
    }

    private String create() throws SQLException {
      String id = UUID.randomUUID().toString();
      run(
          "insert into actor (id, name, kind, created_at, updated_at) values ('%s', 'Somebody', 'person', now(), now())"
              .formatted(id));
      created.add("created actor " + id);
      return id;
    }

    private void run(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    private void commit() throws SQLException {
      connection.commit();
    }

    private Writer reopen() throws SQLException {
      close();
      return new Writer();
    }

    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.close();
    }
  }
}
