package org.onrecord.exchange.changes;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.Metrics;
import org.onrecord.fixtures.SimultaneousRequests;
import org.onrecord.fixtures.WriteRequests;

/**
 * The change feed as server-sent events. In tests the service ends each stream after a quarter of a
 * second, so clients resume them all the time.
 */
@QuarkusTest
class ChangeStreamTest {
  private static final String STREAM = "/changes";

  private static List<String> changes(List<EventClient.Event> events) {
    return events.stream().map(EventClient.Event::change).toList();
  }

  @Test
  void the_stream_has_the_changes_of_the_list() {
    String article = anArticle().body("One. Two.").save();
    String one = aQuote("One.").in(article).save();
    WriteRequests.patch("/quotes/" + one, "type", "mixed").then().statusCode(200);
    given().delete("/articles/" + article).then().statusCode(204);
    List<String> listed = FeedClient.fromTheBeginning().read();
    assertEquals(listed, changes(new EventClient(STREAM).read()));
    assertEquals(listed, changes(new EventClient("/changes.events").read()));
  }

  @Test
  void a_client_resumes_after_any_event_without_a_gap_or_a_repeat() {
    String article = anArticle().body("One. Two. Three. Four.").save();
    for (String text : List.of("One.", "Two.", "Three.", "Four.")) {
      aQuote(text).in(article).save();
    }
    List<EventClient.Event> all = new EventClient(STREAM).read();
    assertTrue(all.size() >= 5, all::toString);
    for (int i = 0; i < all.size(); i += 2) {
      EventClient resumed = new EventClient("/changes?since=now", all.get(i).id());
      assertEquals(changes(all.subList(i + 1, all.size())), changes(resumed.read()));
    }
    List<String> polled = FeedClient.from("/changes?since=" + all.get(2).id()).read();
    assertEquals(changes(all.subList(3, all.size())), polled);
  }

  @Test
  void changes_are_streamed_while_they_happen() throws Exception {
    String article = anArticle().body("One.").save();
    EventClient client = new EventClient("/changes?since=now&kind=quote");
    assertEquals(List.of(), client.read());
    CompletableFuture<List<String>> written =
        CompletableFuture.supplyAsync(
            () -> {
              List<String> quotes = new ArrayList<>();
              for (int i = 0; i < 30; i++) {
                String other = anArticle().body("Words " + i + ".").save();
                quotes.add("created quote " + aQuote("Words " + i + ".").in(other).save());
              }
              return quotes;
            });
    List<String> streamed = changes(client.read(30));
    assertEquals(written.get(), streamed);
    assertEquals(List.of(), client.read());
    assertFalse(article.isEmpty());
  }

  @Test
  void filters_are_those_of_the_list() {
    String ada = anActor("Ada").save();
    String article = anArticle().body("One. Two.").save();
    String one = aQuote("One.").in(article).by(ada).save();
    aQuote("Two.").in(article).save();
    assertEquals(
        List.of("created quote " + one), changes(new EventClient("/changes?speaker=Ada").read()));
    assertEquals(
        List.of("created article " + article),
        changes(new EventClient("/changes?article=" + article + "&kind=article").read()));
    given().accept("text/event-stream").get("/changes?limit=1").then().spec(invalidIn("limit"));
    given().accept("text/event-stream").get("/changes?speaker=Nobody").then().statusCode(422);
    given().get("/changes.events?since=x").then().spec(invalidIn("since"));
    given()
        .header("Last-Event-ID", "x y")
        .get("/changes.events")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void a_stream_has_the_records_as_they_are_now() {
    String article = anArticle().body("A line.\nAnother line.").save();
    aQuote("A line.\nAnother line.").in(article).save();
    List<EventClient.Event> events = new EventClient("/changes?kind=quote&include=record").read();
    Map<?, ?> record = (Map<?, ?>) events.get(0).data().get("record");
    assertEquals("A line.\nAnother line.", record.get("text"));
  }

  @Test
  void heartbeats_have_the_present_position() {
    EventClient client = new EventClient("/changes?since=now");
    String text = client.text();
    assertTrue(text.startsWith("retry: 3000\nid: "), text);
    assertTrue(text.contains("\n\n:\nid: "), text);
  }

  @Test
  void a_caller_has_a_maximum_of_streams_and_gets_them_back() throws Exception {
    Set<Integer> statuses = new TreeSet<>();
    for (int round = 0; round < 10 && !statuses.contains(429); round++) {
      statuses.addAll(statusesAtOnce(40));
    }
    assertTrue(Set.of(200, 429, 503).containsAll(statuses), statuses::toString);
    assertTrue(statuses.containsAll(Set.of(200, 429)), statuses::toString);
    for (int i = 0; i < 100 && Metrics.now().of("onrecord_events_listeners") > 0; i++) {
      Thread.sleep(20);
    }
    assertEquals(0, Metrics.now().of("onrecord_events_listeners"));
  }

  private static List<Integer> statusesAtOnce(int count) throws Exception {
    return SimultaneousRequests.send(count, i -> given().get("/changes.events?since=now")).stream()
        .map(Response::statusCode)
        .toList();
  }
}
