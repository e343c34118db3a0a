package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.ListRequests;

/** Actors that import lines name and that are not on record. */
@QuarkusTest
class ImportedNamesTest {
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private static final String SHARE_CREATION =
      "select pg_advisory_xact_lock_shared(hashtextextended('actors created by reference', 0))";

  @Inject DataSource database;

  @Test
  void each_name_creates_one_actor_of_each_kind() {
    Map<String, Object> line =
        new HashMap<>(article("One", Map.of("name", "Zoe Reef", "kind", "media")));
    line.put(
        "quotes",
        List.of(
            quote("The tide", Map.of("name", "Zoë Reef", "kind", "person")),
            quote("tide", Map.of("name", "ZOE  REEF", "kind", "person")),
            quote("waits", Map.of("name", "Zoë Reef", "kind", "person"))));

    assertEquals(List.of("1 created"), ImportClient.summary(ImportClient.lines(line)));
    assertEquals(Set.of("Zoë Reef person", "Zoe Reef media"), actors());
    assertEquals(
        List.of("Zoë Reef", "Zoë Reef", "Zoë Reef"), ListRequests.first("speaker.name", "/quotes"));
  }

  @Test
  void a_line_whose_name_has_no_kind_fails_alone() {
    List<JsonNode> results =
        ImportClient.lines(
            article("One", Map.of("name", "Ada Brink", "kind", "person")),
            article("Two", Map.of("name", "Nora Quist")),
            article("Three", Map.of("name", "Ada Brink", "kind", "person")));

    assertEquals(
        List.of("1 created", "2 failed 422 at /source", "3 created"),
        ImportClient.summary(results));
    assertEquals(Set.of("Ada Brink person"), actors());
  }

  @Test
  void does_not_wait_for_a_transaction_that_creates_other_names() throws SQLException {
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // As an import that creates the actors of other names.
      statement.execute(SHARE_CREATION);
      assertEquals(
          List.of("1 created"),
          assertTimeoutPreemptively(
              MAX_WAIT,
              () ->
                  ImportClient.summary(
                      ImportClient.lines(
                          article("One", Map.of("name", "Ada Brink", "kind", "person"))))));
      other.rollback();
    }
  }

  @Test
  void extraction_waits_for_creations_before_others_have_to_wait_for_it() throws Exception {
    Map<String, ?> line = article("One", Map.of("name", "The Tide", "kind", "media"));
    CompletableFuture<List<String>> imported;
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(SHARE_CREATION);
      imported =
          CompletableFuture.supplyAsync(
              () -> ImportClient.summary(ImportClient.with(Map.of("extract", true), line)));
      Instant end = Instant.now().plus(MAX_WAIT);
      while (!locks(statement).startsWith("ExclusiveLock") && Instant.now().isBefore(end)) {
        Thread.sleep(10);
      }
      assertEquals("ExclusiveLock false, ShareLock true", locks(statement));
      other.rollback();
    }
    assertEquals(List.of("1 created"), imported.get());
  }

  /** The locks on the creation of actors, each with whether it is granted. */
  private static String locks(Statement statement) throws SQLException {
    try (ResultSet locks =
        statement.executeQuery(
            """
            select string_agg(mode || ' ' || granted, ', ' order by mode, granted) from pg_locks
            where locktype = 'advisory'
              and classid::bigint << 32 | objid::bigint = hashtextextended('actors created by reference', 0)""")) {
      locks.next();
      return locks.getString(1);
    }
  }

  private static Map<String, ?> article(String title, Map<String, String> source) {
    return Map.of("title", title, "body", "“The tide waits,” said Ada Brink.", "source", source);
  }

  private static Map<String, ?> quote(String text, Map<String, String> speaker) {
    return Map.of("text", text, "type", "direct", "speaker", speaker);
  }

  /** The name and kind of each actor. */
  private static Set<String> actors() {
    List<String> names = ListRequests.first("name", "/actors");
    List<String> kinds = ListRequests.first("kind", "/actors");
    Set<String> actors = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      assertTrue(actors.add(names.get(i) + " " + kinds.get(i)));
    }
    return actors;
  }
}
