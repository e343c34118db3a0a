package org.onrecord.records.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.SimultaneousRequests;
import org.onrecord.fixtures.WriteRequests;

/** Concurrent changes of the same records. */
@QuarkusTest
class ConcurrentChangesTest {
  private static final int WRITERS = 16;
  private static final int ROUNDS = 8;

  @Inject DataSource database;

  @Test
  void concurrent_changes_are_in_the_history_once_and_in_order() throws Exception {
    String article = anArticle().body("He said: so it is.").save();
    String quote = aQuote("so it is").in(article).save();
    List<String> actors = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      actors.add(anActor("Actor " + i).save());
    }
    for (int round = 0; round < ROUNDS; round++) {
      int day = 10 + round;
      for (Response answer :
          SimultaneousRequests.send(
              WRITERS,
              i ->
                  WriteRequests.patch(
                      "/quotes/" + quote,
                      Map.of(
                          "saidOn", "20%02d-01-%02d".formatted(10 + i, day),
                          "mentions", List.of(RecordBuilder.byId(actors.get(i))))))) {
        assertEquals(200, answer.statusCode(), answer::asString);
      }
    }
    List<StoredChanges.Entry> entries = StoredChanges.of(database, quote);
    assertEquals(1 + WRITERS * ROUNDS, entries.size());
    Map<String, String> mentioned = new HashMap<>();
    for (StoredChanges.Entry entry : entries.subList(2, entries.size())) {
      JsonNode before = entry.before();
      assertEquals(1, before.get("mentions").size());
      String earlier =
          mentioned.put(before.get("saidOn").asText(), before.at("/mentions/0/id").asText());
      assertEquals(null, earlier, "a state that occurs twice");
    }
    JsonNode last = StoredChanges.view("/quotes/" + quote);
    mentioned.put(last.get("saidOn").asText(), last.at("/mentions/0/id").asText());
    assertEquals(WRITERS * ROUNDS, mentioned.size());
    mentioned.forEach(
        (day, actor) ->
            assertEquals(actors.get(Integer.parseInt(day.substring(2, 4)) - 10), actor));
  }
}
