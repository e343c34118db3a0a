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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/** Two processes on one database behave as one service. */
@Tag("long")
@Timeout(300)
class ReplicasTest {
  private static final int QUOTA = 60;
  private static final int LARGE_QUOTA = 1000;
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
    settings.put("onrecord.rate-limit.key", String.valueOf(LARGE_QUOTA));
    settings.put("onrecord.rate-limit.window", "10m");
    // Both start on an empty database; one of them migrates it.
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
  void concurrent_requests_with_one_idempotency_key_create_one_record() throws Exception {
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
      for (CompletableFuture<HttpResponse<String>> response : sent) {
        // 409: the first request with the key is still being processed.
        if (response.get().statusCode() != 409) {
          assertEquals(201, response.get().statusCode(), response.get()::body);
          ids.add(json(response.get()).at("/id").asText());
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
    JsonNode list = json(send(other, "GET", "/actors?q=Once&include=total&limit=1", "", ADMIN));
    assertEquals(20, list.at("/total").asInt());
  }

  @Test
  void a_key_issued_by_one_replica_is_valid_at_both_until_either_revokes_it() throws Exception {
    JsonNode key = json(one.post("/keys", "{\"name\":\"Everywhere\",\"role\":\"editor\"}"));
    String[] bearer = {"Authorization", "Bearer " + key.at("/key").asText()};
    assertEquals(200, send(other, "GET", "/actors?limit=1", "", bearer).statusCode());
    assertEquals(200, send(one, "GET", "/actors?limit=1", "", bearer).statusCode());
    String path = "/keys/" + key.at("/id").asText();
    assertEquals(204, send(other, "DELETE", path, "", ADMIN).statusCode());
    assertEquals(401, send(one, "GET", "/actors?limit=1", "", bearer).statusCode());
    assertEquals(401, send(other, "GET", "/actors?limit=1", "", bearer).statusCode());
  }

  @Test
  void cursors_of_lists_and_changes_are_valid_at_both_replicas() throws Exception {
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
  void an_etag_from_one_replica_is_checked_by_the_other() throws Exception {
    HttpResponse<String> created = one.post("/actors", "{\"name\":\"Tagged\",\"kind\":\"person\"}");
    String path = "/actors/" + json(created).at("/id").asText();
    String[] headers = {
      "Authorization",
      ADMIN[1],
      "If-Match",
      created.headers().firstValue("ETag").orElseThrow(),
      "Content-Type",
      "application/merge-patch+json"
    };
    String patch = "{\"description\":\"Changed at the other.\"}";
    assertEquals(200, send(other, "PATCH", path, patch, headers).statusCode());
    assertEquals(412, send(one, "PATCH", path, patch, headers).statusCode());
  }

  @Test
  void both_replicas_share_the_rate_limit_of_an_address() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    List<String> remaining = new ArrayList<>();
    for (int i = 0; i < QUOTA + 2; i++) {
      HttpResponse<String> response = send(i % 2 == 0 ? one : other, "GET", "/actors?limit=1", "");
      statuses.add(response.statusCode());
      remaining.add(response.headers().firstValue("RateLimit").orElse("").split(";")[1]);
    }
    assertEquals(200, statuses.get(QUOTA - 1));
    assertEquals(List.of(429, 429), statuses.subList(QUOTA, QUOTA + 2));
    assertEquals(List.of("r=59", "r=58", "r=57"), remaining.subList(0, 3));
    assertNotEquals(one.address(), other.address());
  }

  /** Each replica takes 1 % of such a quota at once. */
  @Test
  void both_replicas_share_a_large_quota_without_loss() throws Exception {
    JsonNode created = json(one.post("/keys", "{\"name\":\"Reader\",\"role\":\"reader\"}"));
    String[] key = {"Authorization", "Bearer " + created.at("/key").asText()};
    Set<PackagedService> open = new LinkedHashSet<>(List.of(one, other));
    int accepted = 0;
    while (!open.isEmpty()) {
      for (PackagedService replica : List.copyOf(open)) {
        int status = send(replica, "GET", "/actors?limit=1", "", key).statusCode();
        accepted += status == 200 ? 1 : 0;
        if (status == 429) {
          open.remove(replica);
        }
      }
    }
    assertEquals(LARGE_QUOTA, accepted);
  }

  private static HttpResponse<String> send(
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

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return JSON.readTree(response.body());
  }
}
