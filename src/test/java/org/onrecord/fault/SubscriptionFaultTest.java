package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.exchange.subscriptions.ReceivedRecords;
import org.onrecord.exchange.subscriptions.StubTarget;

/**
 * Subscriptions under {@code kill -9} of two services and their database while records are written,
 * with a target that fails a third of the time and one that hangs: nothing is lost, the messages of
 * a record stay in order, and each target has what its list answers.
 */
class SubscriptionFaultTest {
  private static final Logger LOG = Logger.getLogger(SubscriptionFaultTest.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FAILING = "/0";
  private static final String HANGING = "/1";
  private static final int LINES_OF_IMPORT = 1000;

  private final StubTarget target = new StubTarget();
  private final ReceivedRecords received = new ReceivedRecords();
  private final Map<String, String> queries = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final AtomicReferenceArray<PackagedService> services = new AtomicReferenceArray<>(2);
  private DedicatedDatabase database;
  private Map<String, String> settings;
  private int sections;
  private volatile boolean hanging = true;

  @BeforeEach
  void start() throws IOException {
    database = DedicatedDatabase.empty("subscription-fault-test");
    settings = new HashMap<>(database.settings());
    settings.put("onrecord.subscriptions.allow", "127.0.0.1/32,http");
    settings.put("onrecord.subscriptions.first-retry", "50ms");
    services.set(0, PackagedService.begin(settings));
    services.set(1, PackagedService.begin(settings));
    services.get(0).awaitStart();
    services.get(1).awaitStart();
    target.consume(received);
    target.answer(this::answer);
  }

  @AfterEach
  void stop() {
    services.get(0).kill();
    services.get(1).kill();
    database.close();
    target.close();
  }

  private StubTarget.Answer answer(StubTarget.Message message) {
    if (message.path().equals(FAILING) && ThreadLocalRandom.current().nextInt(3) == 0) {
      return StubTarget.Answer.of(500);
    }
    boolean hangs = message.path().equals(HANGING) && hanging;
    return new StubTarget.Answer(hangs ? 500 : 200, Map.of(), "", hangs ? 15_000 : 0);
  }

  @Test
  @Tag("long")
  @Timeout(180)
  void a_kill_of_each_loses_nothing() throws Exception {
    surviveKills(6, 900, 2, 1);
    assertTrue(slowestOfMost(20) < 3000, "p95 in milliseconds");
  }

  /** Takes about a quarter of an hour. */
  @Test
  @Tag("extra")
  @Timeout(7200)
  void ten_kills_of_the_services_and_two_of_the_database_lose_nothing() throws Exception {
    surviveKills(50, 100_000, 10, 2);
    assertTrue(slowestOfMost(200) < 1000, "p95 in milliseconds");
  }

  private void surviveKills(int subscriptions, int changes, int kills, int databaseKills)
      throws Exception {
    sections = subscriptions - 1;
    IntStream.range(0, subscriptions).forEach(this::subscribe);
    int faults = kills + databaseKills;
    for (int i = 0; i < faults; i++) {
      int round = i;
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> write(round, changes / faults));
      Thread.sleep(ThreadLocalRandom.current().nextInt(200, 2000));
      if (i % (faults / databaseKills) == 1) {
        database.kill();
        database.restart();
      } else {
        services.get(i % 2).kill();
        services.set(i % 2, PackagedService.start(settings));
      }
      writing.join();
      LOG.infof("After %d faults: %s", i + 1, received);
    }
    hanging = false;
    // Ends the pause that has grown while the target did not answer.
    assertEquals(
        200,
        services.get(0).post("/subscriptions/" + ids.get(HANGING) + "/resume", "").statusCode());
    awaitEqualLists(changes > 10_000 ? Duration.ofMinutes(20) : Duration.ofSeconds(60));
    LOG.infof("At the end: %s", received);
    assertEquals(List.of(), received.outOfOrder());
  }

  /** A subscription to all articles, or to those of a section. */
  private void subscribe(int number) {
    String query = number == 0 ? "/articles" : "/articles?section=s" + number % sections;
    queries.put("/" + number, query);
    HttpResponse<String> created =
        services
            .get(number % 2)
            .post(
                "/subscriptions",
                """
                {"name": "No. %d", "query": "%s", "target": {"url": "%s"},
                 "events": ["created", "changed", "deleted", "stoppedMatching"]}"""
                    .formatted(number, query, target.url("/" + number)));
    assertEquals(201, created.statusCode(), created::body);
    ids.put("/" + number, created.body().replaceFirst("(?s).*?\"id\":\"([^\"]*)\".*", "$1"));
  }

  /** Creates articles, then changes all of them; each second one moves to another section. */
  private void write(int round, int lines) {
    for (int part = 0; part < 2; part++) {
      for (int from = 0; from < lines / 2; from += LINES_OF_IMPORT) {
        StringBuilder body = new StringBuilder();
        for (int i = from; i < Math.min(from + LINES_OF_IMPORT, lines / 2); i++) {
          body.append(
              """
              {"title": "Part %d", "language": "en", "body": "Article %d.", "section": "s%d", "externalIds": [{"scheme": "test", "value": "%d-%d"}]}
              """
                  .formatted(part, i, (i + part * (i % 2)) % sections, round, i));
        }
        importLines(body.toString(), round + part);
      }
    }
  }

  /** Sends lines until a service has taken them all; one that is repeated changes nothing. */
  private void importLines(String lines, int first) {
    for (int i = first; ; i++) {
      try {
        HttpResponse<String> answer = services.get(i % 2).importLines(lines);
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
      Thread.sleep(200);
      behind.removeIf(path -> listed.get(queries.get(path)).equals(received.of(path)));
    }
  }

  private String differences(Set<String> paths, Map<String, Map<String, String>> listed) {
    StringBuilder text = new StringBuilder();
    for (String path : paths) {
      Map<String, String> wanted = listed.get(queries.get(path));
      Map<String, String> found = received.of(path);
      long missing = wanted.keySet().stream().filter(id -> !found.containsKey(id)).count();
      long more = found.keySet().stream().filter(id -> !wanted.containsKey(id)).count();
      text.append(
          "%s: %d missing, %d more, %d listed; ".formatted(path, missing, more, wanted.size()));
      text.append(services.get(0).get("/subscriptions/" + ids.get(path)).body());
      text.append(
          services.get(0).get("/subscriptions/" + ids.get(path) + "/deliveries?limit=3").body());
    }
    return text.toString();
  }

  /** The versions of the records of a list, by their ids. */
  private Map<String, String> listed(String query) throws IOException {
    Map<String, String> listed = new HashMap<>();
    String next = query + (query.contains("?") ? "&" : "?") + "limit=100";
    while (!next.isEmpty()) {
      JsonNode page = JSON.readTree(services.get(0).get(next).body());
      page.get("items")
          .forEach(item -> listed.put(item.get("id").asText(), item.get("updatedAt").asText()));
      next = page.path("next").asText();
    }
    return listed;
  }

  /** The 95th percentile of the milliseconds from a request to its first attempt, while quiet. */
  private long slowestOfMost(int changes) throws Exception {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      long start = System.nanoTime();
      HttpResponse<String> created =
          services
              .get(i % 2)
              .post(
                  "/articles",
                  """
                  {"title": "Quiet %d", "language": "en", "body": "Quiet.", "section": "s2"}"""
                      .formatted(i));
      String id = JSON.readTree(created.body()).get("id").asText();
      while (!received.attempted(id)) {
        Thread.sleep(2);
      }
      waits.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
      Thread.sleep(100);
    }
    waits.sort(null);
    long p95 = waits.get(waits.size() * 95 / 100);
    LOG.infof(
        "Milliseconds to the first attempt: p50 %d, p95 %d", waits.get(waits.size() / 2), p95);
    return p95;
  }
}
