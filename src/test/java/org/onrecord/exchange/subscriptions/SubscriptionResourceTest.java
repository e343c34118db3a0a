package org.onrecord.exchange.subscriptions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.act;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.created;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.get;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.input;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.post;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.subscribe;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.JsonBody.has;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.WriteRequests;

/** Creating, changing and reading subscriptions. */
@QuarkusTest
class SubscriptionResourceTest {
  private static final String URL = "http://127.0.0.1:9/";

  @Test
  void a_new_subscription_shows_its_secret_once() {
    Map<String, Object> input = input("/quotes?type=direct", URL);
    input.put("batch", Map.of("maxItems", 10, "maxWait", 60));
    Response response = post(input);
    response
        .then()
        .statusCode(201)
        .header("Cache-Control", equalTo("no-store"))
        .header("Location", matchesPattern(".*/subscriptions/[0-9a-f-]{36}"));
    JsonBody created = response.as(JsonBody.class);
    assertEquals("active", created.getString("state"));
    assertEquals("/quotes?type=direct", created.getString("query"));
    assertEquals(Map.of("maxItems", 10, "maxWait", 60), created.getMap("batch"));
    assertFalse(created.getString("secret").isEmpty());
    given()
        .get("/subscriptions/" + created.getString("id"))
        .then()
        .statusCode(200)
        .body(has("secret", nullValue()))
        .body(has("target.url", equalTo(URL)));
    assertEquals(List.of("Test"), ListRequests.first("name", "/subscriptions"));
  }

  @Test
  void an_invalid_query_gets_the_errors_of_the_list() {
    for (String query :
        List.of(
            "/quotes?type=loud&saidFrom=2024-02-30&speakr=Ada",
            "/quotes?saidFrom=2024-01-02&saidTo=2024-01-01",
            "/quotes?speaker=Nobody+at+all",
            "/quotes?q=",
            "/articles?notSource=Nobody+at+all",
            "/actors?kind=robot&confidenceFrom=2")) {
      JsonBody ofList = given().urlEncodingEnabled(false).get(query).as(JsonBody.class);
      JsonBody answer = post(input(query, URL)).as(JsonBody.class);
      assertEquals(ofList.getInt("status"), answer.getInt("status"), query);
      assertEquals(ofList.getList("errors"), answer.getList("errors"), query);
      assertEquals(ofList.getString("detail"), answer.getString("detail"), query);
    }
  }

  @Test
  void a_query_selects_records_of_one_list_by_their_own_members() {
    for (String query :
        List.of("/quote", "/statements", "quotes", "https://a.example/quotes", "/quotes/facets")) {
      post(input(query, URL))
          .then()
          .statusCode(400)
          .body(has("errors[0].pointer", equalTo("/query")));
    }
    for (String parameter :
        List.of("limit=5", "sort=-publishedOn", "distinct=statement", "fields=id", "sample=3")) {
      post(input("/quotes?" + parameter, URL))
          .then()
          .statusCode(400)
          .body(has("errors[0].parameter", equalTo(parameter.replaceFirst("=.*", ""))));
    }
    post(input("/quotes?q=%zz", URL)).then().statusCode(400);
  }

  @Test
  void a_refused_list_or_filter_comes_with_an_alternative() {
    String ada = anActor("Ada").save();
    Map<String, String> alternatives =
        Map.of(
            "/quotes?distinct=statement",
            "compare statement.id of the records",
            "/quotes?notStatement=" + ada,
            "compare statement.id of the records",
            "/actors?likelyDuplicateOf=" + ada,
            "ask the list from time to time",
            "/statements?minSources=2",
            "follow /statements.atom");
    alternatives.forEach(
        (query, alternative) ->
            post(input(query, URL))
                .then()
                .statusCode(400)
                .body(has("errors[0].detail", containsString(alternative))));
  }

  @Test
  void faults_of_the_body_are_named() {
    post(Map.of("name", " ", "query", "/quotes", "target", Map.of(), "events", List.of()))
        .then()
        .statusCode(400)
        .body(has("errors.pointer", hasItem("/name")))
        .body(has("errors.pointer", hasItem("/target/url")))
        .body(has("errors.pointer", hasItem("/events")));
    for (String url :
        List.of("http://10.0.0.1/", "https://user@a.example/", "http://2130706433/")) {
      post(input("/quotes", url))
          .then()
          .statusCode(400)
          .body(has("errors[0].pointer", equalTo("/target/url")));
    }
  }

  @Test
  void a_patch_changes_members_and_another_query_starts_anew() {
    String id = subscribe("/actors?kind=person", URL);
    Map<String, Object> patch =
        Map.of("name", "Renamed", "batch", Map.of("maxItems", 2, "maxWait", 5));
    WriteRequests.patch("/subscriptions/" + id, patch)
        .then()
        .statusCode(200)
        .body(has("name", equalTo("Renamed")))
        .body(has("batch.maxItems", is(2)))
        .body(has("query", equalTo("/actors?kind=person")));
    anActor("Ada").save();
    WriteRequests.patch("/subscriptions/" + id, "query", "/actors?kind=state")
        .then()
        .statusCode(200)
        .body(has("query", equalTo("/actors?kind=state")));
    WriteRequests.patch("/subscriptions/" + id, "query", "/actors?kind=robot")
        .then()
        .statusCode(400);
    assertEquals("/actors?kind=state", get(id).getString("query"));
  }

  @Test
  void a_subscription_is_paused_and_resumed() {
    String id = subscribe("/actors", URL);
    assertEquals("requested", act(id, "pause").getString("pause.reason"));
    assertEquals("paused", act(id, "pause").getString("state"));
    JsonBody resumed = act(id, "resume");
    assertEquals("active", resumed.getString("state"));
    assertNull(resumed.getMap("pause"));
  }

  @Test
  void rotation_shows_a_new_secret_and_keeps_the_previous_one_for_a_day() {
    JsonBody created = created(input("/actors", URL));
    JsonBody rotated = act(created.getString("id"), "secret");
    assertNotEquals(created.getString("secret"), rotated.getString("secret"));
    given()
        .get("/subscriptions/" + created.getString("id"))
        .then()
        .body(has("previousSecretUntil", notNullValue()))
        .body(has("secret", nullValue()));
  }

  @Test
  void a_subscription_belongs_to_the_key_that_made_it() {
    String one = key("One");
    String other = key("Other");
    String id =
        as(one)
            .contentType("application/json")
            .body(input("/actors", URL))
            .post("/subscriptions")
            .then()
            .statusCode(201)
            .extract()
            .as(JsonBody.class)
            .get("id");
    as(one).get("/subscriptions").then().body(has("items.id", equalTo(List.of(id))));
    as(other).get("/subscriptions").then().body(has("items", equalTo(List.of())));
    as(other).get("/subscriptions/" + id).then().statusCode(404);
    as(other).get("/subscriptions/" + id + "/deliveries").then().statusCode(404);
    for (String action : List.of("pause", "resume", "secret", "test", "replay")) {
      as(other).post("/subscriptions/" + id + "/" + action).then().statusCode(404);
    }
    as(other).delete("/subscriptions/" + id).then().statusCode(404);
    assertEquals(List.of(id), ListRequests.first("id", "/subscriptions"));
    given().delete("/subscriptions/" + id).then().statusCode(204);
    as(one).get("/subscriptions/" + id).then().statusCode(404);
  }

  private static String key(String name) {
    return given()
        .contentType("application/json")
        .body(Map.of("name", name, "role", "editor"))
        .post("/keys")
        .then()
        .statusCode(201)
        .extract()
        .as(JsonBody.class)
        .get("key");
  }

  private static RequestSpecification as(String key) {
    return given().header("Authorization", "Bearer " + key);
  }

  @Test
  void a_replay_moves_the_position() {
    String start = ListRequests.page("/changes?since=now").getString("next");
    String since = start.replaceFirst(".*since=([^&]*).*", "$1");
    String id = subscribe("/actors", URL);
    act(id, "pause");
    assertEquals(since, act(id, "replay?since=" + since).getString("position"));
    assertNull(act(id, "replay").getString("position"));
    assertNotNull(act(id, "replay?since=now").getString("position"));
    given()
        .post("/subscriptions/" + id + "/replay?since=nowhere")
        .then()
        .statusCode(400)
        .body(has("errors[0].parameter", equalTo("since")));
  }
}
