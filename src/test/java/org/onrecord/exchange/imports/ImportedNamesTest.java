package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.ListRequests;

/** Actors that import lines name and that are not on record. */
@QuarkusTest
class ImportedNamesTest {
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

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
            article("Three", Map.of("name", "Ada Brink")));

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
      statement.execute(
          "select pg_advisory_xact_lock_shared(hashtextextended('actors created by reference', 0))");
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

  private static Map<String, ?> article(String title, Map<String, String> source) {
    return Map.of("title", title, "body", "The tide waits.", "source", source);
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
