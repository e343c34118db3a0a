package org.onrecord.exchange.subscriptions;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;

/** Requests about subscriptions. */
public final class SubscriptionClient {
  static final List<String> ALL_EVENTS =
      List.of("created", "changed", "deleted", "stoppedMatching");

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private SubscriptionClient() {}

  /** The body of a subscription to all events. */
  static Map<String, Object> input(String query, String url) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", "Test");
    input.put("query", query);
    input.put("target", Map.of("url", url));
    input.put("events", ALL_EVENTS);
    return input;
  }

  static Response post(Map<String, Object> input) {
    return given().contentType("application/json").body(input).post("/subscriptions");
  }

  /** Creates a subscription and returns its id. */
  public static String subscribe(String query, String url) {
    return created(input(query, url)).getString("id");
  }

  static JsonBody created(Map<String, Object> input) {
    return post(input).then().statusCode(201).extract().as(JsonBody.class);
  }

  static JsonBody get(String id) {
    return given().get("/subscriptions/" + id).then().statusCode(200).extract().as(JsonBody.class);
  }

  /** Sends an action such as {@code pause}, which must succeed. */
  static JsonBody act(String id, String action) {
    return given()
        .post("/subscriptions/" + id + "/" + action)
        .then()
        .statusCode(action.equals("test") ? 202 : 200)
        .extract()
        .as(JsonBody.class);
  }

  static List<Map<String, Object>> deliveries(String id) {
    return given()
        .get("/subscriptions/" + id + "/deliveries?limit=100")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class)
        .getList("items");
  }

  /** Deletes all subscriptions, one by one as requests do. */
  static void deleteAll(Database database) {
    database
        .listFromPrimary(Sql.of("select id from subscription"), row -> row.id("id"))
        .forEach(id -> database.execute(Sql.of("delete from subscription where id = ?", id)));
  }

  /** Waits until a condition is true. */
  static void await(BooleanSupplier condition, Supplier<Object> state) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not reached: " + state.get());
      }
      pause(20);
    }
  }

  /** Waits until a target has taken a number of messages. */
  static void awaitTaken(StubTarget target, int count) {
    await(() -> target.taken().size() >= count, target::taken);
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
