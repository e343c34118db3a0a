package org.onrecord.exchange.subscriptions;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.await;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.pause;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.subscribe;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseFailure;
import org.onrecord.database.sql.UnpooledConnections;
import org.onrecord.fixtures.JsonBody;

/**
 * Matching and delivery while all connections to the database break again and again, and another
 * process reserves messages and ends without sending them.
 */
@QuarkusTest
class InterruptedDeliveryTest {
  private static final String ALL = "/all";
  private static final String FAILING = "/failing";
  private static final String HANGING = "/hanging";
  private static final int INTERRUPTIONS = 6;
  private static final int ACTORS = 60;

  /** The time after which messages of a process that has ended are taken over. */
  private static final double LEASE_SECONDS = 0.3;

  /** Longer than the pauses of matching. */
  private static final long LOCK_MILLIS = 300;

  private static final Map<String, String> QUERIES =
      Map.of(ALL, "/actors", FAILING, "/actors?kind=group", HANGING, "/actors?kind=state");

  @Inject Database database;
  @Inject UnpooledConnections connections;
  @Inject DeliveryQueue queue;

  private final StubTarget target = new StubTarget();
  private final ReceivedRecords received = new ReceivedRecords();
  private volatile boolean hanging = true;

  @AfterEach
  void stopTarget() {
    SubscriptionClient.deleteAll(database);
    target.close();
  }

  private StubTarget.Answer answer(StubTarget.Message message) {
    boolean hangs = hanging && message.path().equals(HANGING);
    boolean fails = message.path().equals(FAILING) && ThreadLocalRandom.current().nextInt(3) == 0;
    return new StubTarget.Answer(hangs || fails ? 500 : 200, Map.of(), "", hangs ? 800 : 0);
  }

  @Test
  void nothing_is_lost_and_the_messages_of_a_record_stay_in_order() throws Exception {
    target.consume(received);
    target.answer(this::answer);
    Map<String, String> ids = new LinkedHashMap<>();
    QUERIES.forEach((path, query) -> ids.put(path, subscribe(query, target.url(path))));
    CompletableFuture<Void> writing = CompletableFuture.runAsync(this::write);
    for (int i = 0; i < INTERRUPTIONS; i++) {
      pause(ThreadLocalRandom.current().nextLong(50, 200));
      abandonMessages();
      breakConnections(i % 2 == 0 ? "subscription_record" : "subscription_delivery");
    }
    writing.join();
    hanging = false;
    for (String path : QUERIES.keySet()) {
      retry(() -> request().post("/subscriptions/" + ids.get(path) + "/resume"));
      Map<String, String> listed = listed(QUERIES.get(path));
      await(() -> received.of(path).equals(listed), () -> path + ": " + received);
    }
    assertEquals(List.of(), received.outOfOrder());
  }

  /** Creates actors, then changes all of them, so that each second one has another kind. */
  private void write() {
    for (int part = 0; part < 2; part++) {
      for (int from = 0; from < ACTORS; from += 20) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < from + 20; i++) {
          lines.append(
              """
              {"name": "Actor %1$d", "kind": "%2$s", "description": "Part %3$d", "externalIds": [{"scheme": "test", "value": "%1$d"}]}
              """
                  .formatted(
                      i, List.of("group", "state", "media").get((i + part * (i % 2)) % 3), part));
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        retry(() -> request().contentType("application/x-ndjson").body(body).post("/imports"));
        pause(50);
      }
    }
  }

  /** A request that may fail, since the database does. */
  private static RequestSpecification request() {
    return given().noFiltersOfType(ContractValidationFilter.class);
  }

  /** Repeats a request until it succeeds. */
  private static Response retry(Supplier<Response> request) {
    for (int i = 0; i < 100; i++) {
      try {
        Response response = request.get();
        if (response.statusCode() == 200 && !response.asString().contains("\"failed\"")) {
          return response;
        }
      } catch (Exception e) {
        // The answer was cut off; REST Assured also throws undeclared exceptions.
      }
      pause(50);
    }
    throw new AssertionError("The request never succeeded");
  }

  /** Reserves messages like a process that ends before it sends them. */
  private void abandonMessages() {
    try {
      queue.claim(LEASE_SECONDS, Set.of(), 10);
    } catch (DatabaseFailure e) {
      // The connection was broken.
    }
  }

  /**
   * Breaks the connections while the service waits to write to a table, so in the middle of its
   * transactions.
   */
  private void breakConnections(String table) throws SQLException {
    try (Connection connection = connections.open(Duration.ofSeconds(5));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table " + table + " in exclusive mode");
      pause(LOCK_MILLIS);
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()""");
      connection.commit();
    }
  }

  /** The versions of the records of a list, by their ids. */
  private static Map<String, String> listed(String query) {
    Map<String, String> listed = new LinkedHashMap<>();
    String next = query + (query.contains("?") ? "&" : "?") + "limit=100";
    while (next != null) {
      String url = next;
      JsonBody page = JsonBody.of(retry(() -> request().get(url)).asString());
      listed.putAll(
          page.<Map<String, String>>getList("items").stream()
              .collect(toMap(item -> item.get("id"), item -> item.get("updatedAt"))));
      next = page.getString("next");
    }
    return listed;
  }
}
