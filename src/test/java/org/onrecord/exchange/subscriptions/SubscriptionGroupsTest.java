package org.onrecord.exchange.subscriptions;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.act;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.await;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.awaitTaken;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.get;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.pause;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.subscribe;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.database.sql.UnpooledConnections;
import org.onrecord.fixtures.JsonBody;

/** Positions that subscriptions share. */
@QuarkusTest
class SubscriptionGroupsTest {
  @Inject Database database;
  @Inject UnpooledConnections connections;

  private final StubTarget target = new StubTarget();

  @AfterEach
  void stopTarget() {
    SubscriptionClient.deleteAll(database);
    target.close();
  }

  /** Waits until all active subscriptions have caught up. */
  private void awaitGroups() {
    await(
        () ->
            texts("select id from subscription where group_id is null and state = 'active'")
                .isEmpty(),
        () -> texts("select s::text as id from subscription s"));
  }

  private List<String> texts(String select) {
    return database.listFromPrimary(Sql.of(select), row -> row.text("id"));
  }

  @Test
  void a_change_does_not_write_the_rows_of_subscriptions_that_have_caught_up() {
    for (int i = 0; i < 10; i++) {
      subscribe("/actors", target.url("/" + i));
    }
    awaitGroups();
    String versions = "select xmin::text as id from subscription order by subscription.id";
    List<String> before = texts(versions);
    anActor("Ada").save();
    awaitTaken(target, 10);
    assertEquals(before, texts(versions));
  }

  @Test
  void a_paused_subscription_keeps_the_place_that_it_shared() {
    String id = subscribe("/actors", target.url("/"));
    subscribe("/actors", target.url("/other"));
    anActor("Ada").save();
    awaitTaken(target, 2);
    awaitGroups();
    act(id, "pause");
    anActor("Bob").save();
    awaitTaken(target, 3);
    assertNotNull(get(id).getString("position"));
    act(id, "resume");
    awaitTaken(target, 4);
    awaitGroups();
    assertEquals(
        List.of("Ada", "Bob"),
        target.received().stream()
            .filter(message -> message.path().equals("/"))
            .map(message -> message.json().at("/data/record/name").asText())
            .toList());
  }

  @Test
  void a_group_that_another_process_works_on_is_left_to_it() throws SQLException {
    subscribe("/actors", target.url("/"));
    awaitGroups();
    try (Connection other = connections.open(Duration.ofSeconds(5));
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select from subscription_group where id = (select group_id from subscription) for no key update");
      anActor("Ada").save();
      pause(700);
      assertEquals(List.of(), target.taken());
      other.rollback();
    }
    awaitTaken(target, 1);
  }

  @Test
  void names_in_changes_that_another_process_has_matched_are_noticed() throws SQLException {
    anActor("Ada").save();
    subscribe("/quotes?speaker=Ada", target.url("/"));
    awaitGroups();
    try (Connection other = connections.open(Duration.ofSeconds(5));
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from subscription_group for no key update");
      String second = anActor("Grace").alias("Ada").save();
      String position =
          given().get("/changes?since=now").as(JsonBody.class).getString("next").split("since=")[1];
      statement.execute("update subscription_group set position = '%s'".formatted(position));
      other.commit();
      aQuote("Later.").by(second).save();
    }
    awaitTaken(target, 1);
  }

  @Test
  void deletion_of_a_subscription_and_matching_do_not_deadlock() throws SQLException {
    String id = subscribe("/actors", target.url("/"));
    awaitGroups();
    try (Connection other = connections.open(Duration.ofSeconds(5));
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from subscription_group for no key update");
      CompletableFuture<Void> deletion =
          CompletableFuture.runAsync(
              () -> given().delete("/subscriptions/" + id).then().statusCode(204));
      pause(500);
      statement.execute(
          "insert into subscription_record select id, gen_random_uuid(), true, 1 from subscription");
      statement.execute(
          """
          insert into subscription_delivery (id, subscription_id, lane, items, due_at)
          select gen_random_uuid(), id, id, '[]', now() + interval '1 day' from subscription""");
      other.commit();
      deletion.join();
    }
    assertEquals(
        List.of(),
        texts(
            """
            select subscription_id::text as id from subscription_record
            union all select subscription_id::text from subscription_delivery"""));
  }

  @Test
  void changes_of_subscriptions_and_matching_do_not_block_each_other() {
    long deadlocks = deadlocks();
    List<String> ids =
        IntStream.range(0, 12).mapToObj(i -> subscribe("/actors", target.url("/" + i))).toList();
    awaitGroups();
    List<CompletableFuture<Void>> clients =
        Stream.of("pause", "resume", "replay?since=now", "resume")
            .map(action -> CompletableFuture.runAsync(() -> ids.forEach(id -> act(id, action))))
            .toList();
    for (int i = 0; i < 20; i++) {
      anActor("Actor " + i).save();
    }
    clients.forEach(CompletableFuture::join);
    ids.forEach(id -> act(id, "resume"));
    awaitGroups();
    pause(1100);
    assertEquals(deadlocks, deadlocks());
  }

  /** The number of deadlocks that the server has reported, which it does once a second. */
  private long deadlocks() {
    return database
        .write(
            Sql.of("select deadlocks from pg_stat_database where datname = current_database()"),
            row -> row.longValue("deadlocks"))
        .orElseThrow();
  }
}
