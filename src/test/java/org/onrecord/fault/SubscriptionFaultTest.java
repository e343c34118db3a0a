package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.exchange.subscriptions.StubTarget;

/**
 * Subscriptions under {@code kill -9} of two services and their database, with a target that fails
 * a third of the time and one that hangs: nothing is lost, the messages of a record stay in order,
 * and each target has what its list answers.
 */
class SubscriptionFaultTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KINDS = List.of("person", "group", "state", "media");

  private final StubTarget target = new StubTarget();
  private final Map<String, String> queries = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private DedicatedDatabase database;
  private Map<String, String> settings;
  private PackagedService[] services;
  private volatile boolean hanging = true;

  @BeforeEach
  void start() throws IOException {
    database = DedicatedDatabase.empty("subscription-fault-test");
    settings = new HashMap<>(database.settings());
    settings.put("onrecord.subscriptions.allow", "127.0.0.1/32,http");
    settings.put("onrecord.subscriptions.first-retry", "50ms");
    services =
        new PackagedService[] {PackagedService.begin(settings), PackagedService.begin(settings)};
    for (PackagedService service : services) {
      service.awaitStart();
    }
    target.answer(this::answer);
  }

  @AfterEach
  void stop() {
    for (PackagedService service : services) {
      service.kill();
    }
    database.close();
    target.close();
  }

  private StubTarget.Answer answer(StubTarget.Message message) {
    if (message.path().equals("/0") && ThreadLocalRandom.current().nextInt(3) == 0) {
      return StubTarget.Answer.of(500);
    }
    boolean hangs = message.path().equals("/1") && hanging;
    return new StubTarget.Answer(hangs ? 500 : 200, Map.of(), "", hangs ? 15_000 : 0);
  }

  @Test
  @Tag("long")
  @Timeout(180)
  void a_kill_of_each_loses_nothing() throws Exception {
    surviveKills(6, 900, 2, 1);
    assertTrue(slowestOfMost(20) < 3000, "p95 in milliseconds");
  }

  /** Takes about half an hour. */
  @Test
  @Tag("extra")
  @Timeout(7200)
  void ten_kills_of_the_services_and_two_of_the_database_lose_nothing() throws Exception {
    surviveKills(50, 100_000, 10, 2);
    assertTrue(slowestOfMost(200) < 1000, "p95 in milliseconds");
  }

  private void surviveKills(int subscriptions, int changes, int kills, int databaseKills)
      throws Exception {
    IntStream.range(0, subscriptions).forEach(this::subscribe);
    int faults = kills + databaseKills;
    for (int i = 0; i < faults; i++) {
      write(i, changes / faults);
      if (i % (faults / databaseKills) == 1) {
        database.kill();
        database.restart();
      } else {
        services[i % 2].kill();
        services[i % 2] = PackagedService.start(settings);
      }
    }
    write(faults, 20);
    hanging = false;
    // Ends the pause that has grown while the target did not answer.
    assertEquals(
        200, services[0].post("/subscriptions/" + ids.get("/1") + "/resume", "").statusCode());
    awaitEqualLists(changes > 10_000 ? Duration.ofMinutes(20) : Duration.ofSeconds(60));
    assertInOrder();
  }

  private void subscribe(int number) {
    String query = number % 5 == 0 ? "/actors" : "/actors?kind=" + KINDS.get(number % KINDS.size());
    queries.put("/" + number, query);
    HttpResponse<String> created =
        services[number % 2].post(
            "/subscriptions",
            """
            {"name": "No. %d", "query": "%s", "target": {"url": "%s"},
             "events": ["created", "changed", "deleted", "stoppedMatching"]}"""
                .formatted(number, query, target.url("/" + number)));
    assertEquals(201, created.statusCode(), created::body);
    ids.put("/" + number, created.body().replaceFirst("(?s).*?\"id\":\"([^\"]*)\".*", "$1"));
  }

  /** Creates actors, then changes some of them, so that each fourth line changes its kind. */
  private void write(int round, int lines) {
    for (int part = 0; part < 2; part++) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < lines / 2; i++) {
        body.append(
            """
            {"name": "Actor %d-%d", "kind": "%s", "description": "Part %d", "externalIds": [{"scheme": "test", "value": "%d-%d"}]}
            """
                .formatted(round, i, KINDS.get((i + part * (i % 2)) % 4), part, round, i));
      }
      importLines(body.toString(), round + part);
    }
  }

  /** Sends lines until a service has taken them all; one that is repeated changes nothing. */
  private void importLines(String lines, int first) {
    for (int i = first; ; i++) {
      try {
        HttpResponse<String> answer = services[i % 2].importLines(lines);
        if (answer.statusCode() == 200 && !answer.body().contains("\"failed\"")) {
          return;
        }
        Thread.sleep(200);
      } catch (UncheckedIOException e) {
        // The service or the database was killed.
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void awaitEqualLists(Duration longest) throws Exception {
    long deadline = System.nanoTime() + longest.toNanos();
    Map<String, Map<String, String>> listed = new HashMap<>();
    for (String query : Set.copyOf(queries.values())) {
      listed.put(query, listed(query));
    }
    Set<String> behind = new HashSet<>(queries.keySet());
    while (!behind.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(differences(behind, listed));
      }
      Thread.sleep(100);
      Map<String, Map<String, String>> present = present();
      behind.removeIf(path -> listed.get(queries.get(path)).equals(present.get(path)));
    }
  }

  private String differences(Set<String> paths, Map<String, Map<String, String>> listed) {
    StringBuilder text = new StringBuilder();
    Map<String, Map<String, String>> present = present();
    for (String path : paths) {
      Map<String, String> wanted = listed.get(queries.get(path));
      Map<String, String> found = present.getOrDefault(path, Map.of());
      long missing = wanted.keySet().stream().filter(id -> !found.containsKey(id)).count();
      long more = found.keySet().stream().filter(id -> !wanted.containsKey(id)).count();
      text.append(
          "%s: %d missing, %d more, %d listed; ".formatted(path, missing, more, wanted.size()));
      text.append(services[0].get("/subscriptions/" + ids.get(path)).body());
      text.append(
          services[0].get("/subscriptions/" + ids.get(path) + "/deliveries?limit=3").body());
    }
    return text.toString();
  }

  /** The versions of the records of a list, by their ids. */
  private Map<String, String> listed(String query) throws IOException {
    Map<String, String> listed = new HashMap<>();
    String next = query + (query.contains("?") ? "&" : "?") + "limit=100";
    while (!next.isEmpty()) {
      JsonNode page = JSON.readTree(services[0].get(next).body());
      page.get("items")
          .forEach(item -> listed.put(item.get("id").asText(), item.get("updatedAt").asText()));
      next = page.path("next").asText();
    }
    return listed;
  }

  /** The versions of the records that each target has after its messages. */
  private Map<String, Map<String, String>> present() {
    Map<String, Map<String, String>> present = new HashMap<>();
    for (StubTarget.Message message : target.received()) {
      if (message.taken()) {
        JsonNode data = message.json().get("data");
        Map<String, String> records =
            present.computeIfAbsent(message.path(), path -> new HashMap<>());
        if (data.has("record")) {
          records.put(data.get("id").asText(), data.at("/record/updatedAt").asText());
        } else {
          records.remove(data.get("id").asText());
        }
      }
    }
    return present;
  }

  /** Messages of a record may be repeated, but none comes after a later one. */
  private void assertInOrder() {
    Map<String, Instant> last = new ConcurrentHashMap<>();
    List<String> faults = new ArrayList<>();
    for (StubTarget.Message message : target.received()) {
      Instant at = Instant.parse(message.json().at("/data/at").asText());
      String record = message.path() + " " + message.json().at("/data/id").asText();
      Instant before = last.put(record, at);
      if (before != null && before.isAfter(at)) {
        faults.add(record + ": " + at + " after " + before);
      }
    }
    assertEquals(List.of(), faults);
  }

  /** The 95th percentile of the milliseconds from a change to its first attempt, while quiet. */
  private long slowestOfMost(int changes) throws Exception {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      int before = target.received().size();
      long start = System.nanoTime();
      services[i % 2].post("/actors", "{\"name\": \"Quiet %d\", \"kind\": \"state\"}".formatted(i));
      while (target.received().size() == before) {
        Thread.sleep(2);
      }
      waits.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
      Thread.sleep(100);
    }
    waits.sort(null);
    return waits.get(waits.size() * 95 / 100);
  }
}
