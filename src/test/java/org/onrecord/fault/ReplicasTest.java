package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/** Two processes on one database are one service: whatever one began, the other goes on with. */
@Tag("long")
@Timeout(300)
class ReplicasTest {
  private static final int QUOTA = 60;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String[] ADMIN = {"Authorization", "Bearer " + PackagedService.KEY};

  private static DedicatedDatabase database;
  private static PackagedService one;
  private static PackagedService other;

  @BeforeAll
  static void start() throws Exception {
    database = DedicatedDatabase.empty("replicas-test");
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("onrecord.rate-limit.address", String.valueOf(QUOTA));
    settings.put("onrecord.rate-limit.window", "10m");
    // Both find an empty database, and one of them makes the schema.
    one = PackagedService.begin(settings);
    other = PackagedService.begin(settings);
    one.awaitStart();
    other.awaitStart();
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    database.close();
  }

  @Test
  void what_is_sent_to_both_at_once_under_one_key_is_recorded_once() throws Exception {
    for (int i = 0; i < 20; i++) {
      String actor = "{\"name\":\"Once %d\",\"kind\":\"person\"}".formatted(i);
      String[] headers = {
        "Authorization",
        ADMIN[1],
        "Idempotency-Key",
        "once-" + i,
        "Content-Type",
        "application/json"
      };
      List<CompletableFuture<HttpResponse<String>>> sent =
          List.of(
              start(one, "POST", "/actors", actor, headers),
              start(other, "POST", "/actors", actor, headers));
      List<String> ids = new ArrayList<>();
      for (CompletableFuture<HttpResponse<String>> answer : sent) {
        // Whoever comes while the first is at work is told to come again.
        if (answer.get().statusCode() != 409) {
          assertEquals(201, answer.get().statusCode(), answer.get()::body);
          ids.add(json(answer.get()).at("/id").asText());
        }
      }
      for (PackagedService replica : List.of(one, other)) {
        HttpResponse<String> again = start(replica, "POST", "/actors", actor, headers).get();
        assertEquals(201, again.statusCode());
        assertEquals("true", again.headers().firstValue("Idempotency-Replayed").orElse(""));
        ids.add(json(again).at("/id").asText());
      }
      assertEquals(1, ids.stream().distinct().count(), ids::toString);
    }
    JsonNode list = json(ask(other, "GET", "/actors?q=Once&include=total&limit=1", "", ADMIN));
    assertEquals(20, list.at("/total").asInt());
  }

  @Test
  void a_key_of_one_opens_the_other_until_it_is_revoked_at_either() throws Exception {
    JsonNode key = json(one.post("/keys", "{\"name\":\"Everywhere\",\"role\":\"editor\"}"));
    String[] bearer = {"Authorization", "Bearer " + key.at("/key").asText()};
    assertEquals(200, ask(other, "GET", "/actors?limit=1", "", bearer).statusCode());
    assertEquals(200, ask(one, "GET", "/actors?limit=1", "", bearer).statusCode());
    String path = "/keys/" + key.at("/id").asText();
    assertEquals(204, ask(other, "DELETE", path, "", ADMIN).statusCode());
    assertEquals(401, ask(one, "GET", "/actors?limit=1", "", bearer).statusCode());
    assertEquals(401, ask(other, "GET", "/actors?limit=1", "", bearer).statusCode());
  }

  @Test
  void a_list_and_the_changes_go_on_at_the_other() throws Exception {
    String changes = json(one.get("/changes?since=now")).at("/next").asText();
    List<String> names = IntStream.range(0, 5).mapToObj(i -> "Paged " + i).toList();
    for (String name : names) {
      PackagedService replica = name.hashCode() % 2 == 0 ? one : other;
      replica.post("/actors", "{\"name\":\"%s\",\"kind\":\"group\"}".formatted(name));
    }
    String next = "/actors?kind=group&sort=name&limit=2";
    List<String> listed = new ArrayList<>();
    for (PackagedService replica = one; !next.isEmpty(); replica = replica == one ? other : one) {
      JsonNode page = json(replica.get(next));
      page.at("/items").forEach(actor -> listed.add(actor.at("/name").asText()));
      next = page.at("/next").asText();
    }
    assertEquals(names, listed);
    assertTrue(json(other.get(changes)).at("/items").size() >= names.size());
  }

  @Test
  void a_tag_of_one_guards_a_change_at_the_other() throws Exception {
    HttpResponse<String> made = one.post("/actors", "{\"name\":\"Tagged\",\"kind\":\"person\"}");
    String path = "/actors/" + json(made).at("/id").asText();
    String[] headers = {
      "Authorization",
      ADMIN[1],
      "If-Match",
      made.headers().firstValue("ETag").orElseThrow(),
      "Content-Type",
      "application/merge-patch+json"
    };
    String patch = "{\"description\":\"Changed at the other.\"}";
    assertEquals(200, ask(other, "PATCH", path, patch, headers).statusCode());
    assertEquals(412, ask(one, "PATCH", path, patch, headers).statusCode());
  }

  @Test
  void an_address_has_one_quota_for_both() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < QUOTA + 2; i++) {
      HttpResponse<String> answer = ask(i % 2 == 0 ? one : other, "GET", "/actors?limit=1", "");
      statuses.add(answer.statusCode());
      left.add(answer.headers().firstValue("RateLimit").orElse("").split(";")[1]);
    }
    assertEquals(200, statuses.get(QUOTA - 1));
    assertEquals(List.of(429, 429), statuses.subList(QUOTA, QUOTA + 2));
    assertEquals(List.of("r=59", "r=58", "r=57"), left.subList(0, 3));
    assertNotEquals(one.address(), other.address());
  }

  private static HttpResponse<String> ask(
      PackagedService replica, String method, String path, String body, String... headers)
      throws Exception {
    return start(replica, method, path, body, headers).get();
  }

  private static CompletableFuture<HttpResponse<String>> start(
      PackagedService replica, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(replica.address() + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }
}
