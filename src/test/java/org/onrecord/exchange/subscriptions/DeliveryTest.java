package org.onrecord.exchange.subscriptions;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.act;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.await;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.awaitTaken;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.created;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.deliveries;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.get;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.input;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.pause;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.subscribe;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.WriteRequests;

/** The messages that targets get. */
@QuarkusTest
class DeliveryTest {
  @Inject Database database;
  @Inject SubscriptionUpkeep upkeep;

  private StubTarget target;

  @BeforeEach
  void startTarget() {
    target = new StubTarget();
  }

  @AfterEach
  void stopTarget() {
    SubscriptionClient.deleteAll(database);
    target.close();
  }

  @Test
  void a_message_has_the_change_the_record_and_a_signature() {
    String ada = anActor("Ada").save();
    JsonBody subscription = created(input("/quotes?speaker=Ada", target.url("/in")));
    String quote = aQuote("So it is.").by(ada).save();
    awaitTaken(target, 1);
    StubTarget.Message message = target.received().get(0);
    assertEquals("quote.created", message.type());
    assertEquals("quote", message.json().at("/data/kind").asText());
    assertEquals("created", message.json().at("/data/change").asText());
    assertEquals(quote, message.json().at("/data/record/id").asText());
    assertEquals("So it is.", message.json().at("/data/record/text").asText());
    assertEquals("Ada", message.json().at("/data/record/speaker/name").asText());
    assertEquals("1.0", message.json().at("/specversion").asText());
    assertEquals(
        "/subscriptions/" + subscription.getString("id"), message.json().at("/source").asText());
    assertEquals(message.header("webhook-id"), message.json().at("/id").asText());
    assertEquals(signature(subscription.getString("secret"), message), signatures(message));
  }

  private static List<String> signatures(StubTarget.Message message) {
    return List.of(message.header("webhook-signature").split(" "));
  }

  private static List<String> signature(String secret, StubTarget.Message message) {
    return List.of(
        new WebhookSecret(secret)
            .sign(
                message.header("webhook-id"),
                Long.parseLong(message.header("webhook-timestamp")),
                message.body()));
  }

  @Test
  void messages_have_signatures_by_both_secrets_after_a_rotation() {
    JsonBody subscription = created(input("/actors", target.url("/")));
    String rotated = act(subscription.getString("id"), "secret").getString("secret");
    act(subscription.getString("id"), "test");
    await(() -> !target.received().isEmpty(), target::received);
    StubTarget.Message message = target.received().get(0);
    List<String> expected = new ArrayList<>(signature(rotated, message));
    expected.addAll(signature(subscription.getString("secret"), message));
    assertEquals(expected, signatures(message));
  }

  @Test
  void the_events_of_a_record_follow_what_its_list_shows() {
    String ada = anActor("Ada").save();
    String known = aQuote("One.").by(ada).save();
    String other = aQuote("Two.").save();
    subscribe("/quotes?speaker=Ada", target.url("/"));
    WriteRequests.patch("/quotes/" + known, "saidOn", "2024-05-01").then().statusCode(200);
    WriteRequests.patch("/quotes/" + other, "speaker", Map.of("id", ada)).then().statusCode(200);
    awaitTaken(target, 2);
    WriteRequests.patch("/quotes/" + other, "speaker", null).then().statusCode(200);
    awaitTaken(target, 3);
    given().delete("/quotes/" + known).then().statusCode(204);
    given().delete("/quotes/" + other).then().statusCode(204);
    awaitTaken(target, 4);
    pause(300);
    assertEquals(
        Map.of(
            known, List.of("quote.changed", "quote.deleted"),
            other, List.of("quote.created", "quote.stoppedMatching")),
        byRecord());
  }

  private Map<String, List<String>> byRecord() {
    return target.received().stream()
        .filter(StubTarget.Message::taken)
        .collect(
            groupingBy(
                message -> message.json().at("/data/id").asText(),
                mapping(StubTarget.Message::type, toList())));
  }

  @Test
  void each_target_gets_what_its_list_answers() {
    String ada = anActor("Ada").save();
    String bob = anActor("Bob").save();
    List<String> queries =
        List.of(
            "/quotes",
            "/quotes?speaker=Ada",
            "/quotes?notSpeaker=Ada",
            "/quotes?q=winter",
            "/quotes?q=winter+or+summer",
            "/quotes?q=%22winter+no%22+-3",
            "/quotes?q=%22no+winter%22",
            "/quotes?q=-winter",
            "/quotes?q=six+o%27clock",
            "/quotes?type=direct&type=mixed&origin=editor&speaker=Ada&speaker=Bob",
            "/quotes?about=harbour",
            "/quotes?articleQ=harbour&type=direct",
            "/quotes?status=rejected",
            "/quotes?saidFrom=2024-02-01&has=speaker",
            "/articles?q=harbour",
            "/actors?kind=person");
    for (int i = 0; i < queries.size(); i++) {
      subscribe(queries.get(i), target.url("/" + i));
    }
    for (int i = 0; i < 12; i++) {
      String article =
          anArticle()
              .body("The harbour is open. “Winter no. %d at six o'clock.”".formatted(i))
              .save();
      aQuote((i % 2 == 0 ? "Winter" : "Summer") + " no. %d at six o'clock.".formatted(i))
          .in(article)
          .by(i % 3 == 0 ? ada : bob)
          .type(i % 4 == 0 ? "indirect" : "direct")
          .saidOn("2024-0%d-15".formatted(1 + i % 3))
          .with("status", i % 5 == 0 ? "rejected" : "confirmed")
          .save();
    }
    anActor("Carol").save();
    for (int i = 0; i < queries.size(); i++) {
      String path = "/" + i;
      String query = queries.get(i);
      // REST-assured encodes it again.
      String decoded = URLDecoder.decode(query, UTF_8);
      String list = decoded + (query.contains("?") ? "&" : "?") + "limit=100";
      Set<String> listed =
          ListRequests.pages("id", list).stream()
              .flatMap(List::stream)
              .map(String::valueOf)
              .filter(id -> !id.equals(ada) && !id.equals(bob))
              .collect(toSet());
      await(() -> present(path).equals(listed), () -> query + present(path) + " not " + listed);
    }
  }

  /** The records that a target has after its messages. */
  private Set<String> present(String path) {
    Set<String> present = new HashSet<>();
    target.received().stream()
        .filter(message -> message.path().equals(path) && message.taken())
        .forEach(
            message -> {
              String id = message.json().at("/data/id").asText();
              if (message.json().at("/data/record").isMissingNode()) {
                present.remove(id);
              } else {
                present.add(id);
              }
            });
    return present;
  }

  @Test
  void names_select_the_actors_that_have_them_now() {
    String ada = anActor("Ada").save();
    subscribe("/quotes?speaker=Ada", target.url("/named"));
    subscribe("/quotes?notSpeaker=Ada", target.url("/others"));
    String first = aQuote("One.").by(ada).save();
    awaitTaken(target, 1);
    String bob = anActor("Bob").save();
    WriteRequests.patch("/actors/" + bob, "aliases", List.of("Ada")).then().statusCode(200);
    String second = aQuote("Two.").by(bob).save();
    awaitTaken(target, 2);
    WriteRequests.patch("/actors/" + bob, "aliases", List.of()).then().statusCode(200);
    awaitTaken(target, 4);
    String third = aQuote("Three.").by(bob).save();
    awaitTaken(target, 5);
    assertEquals(Set.of(first), present("/named"));
    assertEquals(Set.of(second, third), present("/others"));
  }

  @Test
  void words_match_in_a_language_that_is_new() {
    subscribe("/quotes?q=talo", target.url("/"));
    String first = aQuote("A talo is a house.").save();
    awaitTaken(target, 1);
    String article = anArticle().language("fi").body("”Talot ovat tyhjiä.”").save();
    String second = aQuote("Talot ovat tyhjiä.").in(article).save();
    awaitTaken(target, 2);
    assertEquals(Set.of(first, second), present("/"));
  }

  @Test
  void only_chosen_events_are_delivered() {
    String ada = anActor("Ada").save();
    Map<String, Object> input = input("/actors", target.url("/"));
    input.put("events", List.of("deleted"));
    created(input);
    WriteRequests.patch("/actors/" + ada, "description", "A description").then().statusCode(200);
    given().delete("/actors/" + ada).then().statusCode(204);
    awaitTaken(target, 1);
    assertEquals(List.of("actor.deleted " + ada), target.taken());
  }

  @Test
  void a_failed_message_is_tried_again_before_later_ones_of_its_record() {
    AtomicInteger requests = new AtomicInteger();
    target.answer(message -> StubTarget.Answer.of(requests.incrementAndGet() % 3 == 0 ? 200 : 503));
    String id = subscribe("/actors", target.url("/"));
    String ada = anActor("Ada").save();
    for (int i = 0; i < 3; i++) {
      WriteRequests.patch("/actors/" + ada, "description", "No. " + i).then().statusCode(200);
      pause(50);
    }
    awaitTaken(target, 4);
    List<String> types =
        target.received().stream().filter(StubTarget.Message::taken).map(m -> m.type()).toList();
    assertEquals(
        List.of("actor.created", "actor.changed", "actor.changed", "actor.changed"), types);
    List<String> ids =
        target.received().stream().map(message -> message.header("webhook-id")).toList();
    assertEquals(4, ids.stream().distinct().count());
    await(() -> deliveries(id).get(3).get("state").equals("delivered"), () -> deliveries(id));
    Map<String, Object> first = deliveries(id).get(3);
    assertEquals(3, first.get("attemptCount"));
    assertEquals(3, ((List<?>) first.get("attempts")).size());
    assertEquals(503, ((Map<?, ?>) ((List<?>) first.get("attempts")).get(0)).get("status"));
  }

  @Test
  void a_target_that_hangs_delays_no_other() {
    target.answer(
        message ->
            new StubTarget.Answer(200, Map.of(), "", message.path().equals("/a") ? 4000 : 0));
    subscribe("/actors", target.url("/a"));
    subscribe("/actors", target.url("/b"));
    for (int i = 0; i < 5; i++) {
      anActor("Actor " + i).save();
    }
    long start = System.nanoTime();
    await(
        () -> target.received().stream().filter(m -> m.path().equals("/b")).count() == 5,
        target::received);
    assertTrue(System.nanoTime() - start < 3_000_000_000L);
  }

  @Test
  void retry_after_is_respected() {
    target.answer(message -> new StubTarget.Answer(429, Map.of("Retry-After", "3600"), "", 0));
    String id = subscribe("/actors", target.url("/"));
    anActor("Ada").save();
    await(() -> get(id).getInt("failures") == 1, () -> get(id));
    anActor("Bob").save();
    pause(600);
    assertEquals(1, target.received().size());
  }

  @Test
  void a_target_that_is_gone_gets_nothing_until_a_replay() {
    target.answer(message -> StubTarget.Answer.of(410));
    String id = subscribe("/actors", target.url("/"));
    String ada = anActor("Ada").save();
    await(() -> get(id).getString("state").equals("paused"), () -> get(id));
    assertEquals("gone", get(id).getString("pause.reason"));
    String bob = anActor("Bob").save();
    pause(400);
    assertEquals(1, target.received().size());
    target.answer(message -> StubTarget.Answer.of(200));
    act(id, "replay");
    act(id, "resume");
    awaitTaken(target, 2);
    assertEquals(
        Set.of("actor.created " + ada, "actor.created " + bob), Set.copyOf(target.taken()));
  }

  @Test
  void a_subscription_whose_attempts_fail_for_three_days_is_paused_and_resumes() {
    target.answer(message -> new StubTarget.Answer(500, Map.of(), "out of order", 0));
    String id = subscribe("/actors", target.url("/"));
    String ada = anActor("Ada").save();
    await(() -> get(id).getInt("failures") >= 1, () -> get(id));
    database.execute(
        Sql.of(
            "update subscription set failing_since = now() - interval '73 hours' where id = ?",
            UUID.fromString(id)));
    await(() -> get(id).getString("state").equals("paused"), () -> get(id));
    assertEquals("failing", get(id).getString("pause.reason"));
    assertTrue(get(id).getString("pause.detail").contains("500"));
    target.answer(message -> StubTarget.Answer.of(200));
    act(id, "resume");
    awaitTaken(target, 1);
    assertEquals(List.of("actor.created " + ada), target.taken());
  }

  @Test
  void nothing_is_lost_during_a_pause() {
    String id = subscribe("/actors", target.url("/"));
    act(id, "pause");
    String ada = anActor("Ada").save();
    pause(400);
    assertEquals(List.of(), target.received());
    act(id, "resume");
    awaitTaken(target, 1);
    assertEquals(List.of("actor.created " + ada), target.taken());
  }

  @Test
  void a_batch_has_several_changes_in_their_order() {
    Map<String, Object> input = input("/actors", target.url("/"));
    input.put("batch", Map.of("maxItems", 3, "maxWait", 1));
    created(input);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add("actor.created " + anActor("Actor " + i).save());
    }
    await(() -> items().size() >= 7, this::items);
    assertEquals(ids, items());
    assertTrue(target.received().size() >= 3);
    assertEquals("batch", target.received().get(0).type());
  }

  private List<String> items() {
    List<String> items = new ArrayList<>();
    target
        .received()
        .forEach(
            message ->
                message
                    .json()
                    .at("/data/items")
                    .forEach(
                        item ->
                            items.add(item.get("type").asText() + " " + item.get("id").asText())));
    return items;
  }

  @Test
  void a_test_is_sent_once_also_during_a_pause() {
    target.answer(message -> new StubTarget.Answer(500, Map.of(), "no\u0000", 0));
    String id = subscribe("/actors", target.url("/"));
    act(id, "pause");
    assertEquals(List.of("test"), act(id, "test").getList("types"));
    await(() -> deliveries(id).get(0).get("state").equals("failed"), () -> deliveries(id));
    Map<?, ?> attempt = (Map<?, ?>) ((List<?>) deliveries(id).get(0).get("attempts")).get(0);
    assertEquals(500, attempt.get("status"));
    assertEquals("no\ufffd", attempt.get("response"));
    pause(400);
    assertEquals(1, target.received().size());
    assertEquals("test", target.received().get(0).type());
  }

  @Test
  void the_revocation_of_its_key_pauses_a_subscription() {
    String id = subscribe("/actors", target.url("/"));
    database.execute(
        Sql.of(
            "update subscription set owner_key = gen_random_uuid() where id = ?",
            UUID.fromString(id)));
    upkeep.run();
    assertEquals("revoked", get(id).getString("pause.reason"));
  }
}
