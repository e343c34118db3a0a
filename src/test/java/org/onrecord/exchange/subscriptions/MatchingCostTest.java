package org.onrecord.exchange.subscriptions;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.act;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.subscribe;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.records.statement.StatementIndexer;

/**
 * Matches with many subscriptions, and measures the CPU time of this process and of the database,
 * also of their compilers and background work.
 */
@QuarkusTest
@Tag("extra")
class MatchingCostTest {
  private static final Logger LOG = Logger.getLogger(MatchingCostTest.class);
  private static final int SUBSCRIPTIONS = 1000;
  private static final int ROUNDS = 6;
  private static final double MAX_SECONDS = 2;

  /** Nanoseconds of a tick of Linux' process statistics. */
  private static final long TICK = 10_000_000;

  private int created;

  @Inject Database database;
  @Inject StatementIndexer indexer;

  /** Seconds of CPU time of this process and of the database. */
  private record Cost(double service, double server) {
    double sum() {
      return service + server;
    }
  }

  @Test
  void a_thousand_subscriptions_match_a_thousand_quotes_in_two_seconds() {
    String first = subscribe("/quotes?type=direct", "http://127.0.0.1:9/");
    act(first, "pause");
    importQuotes(0);
    copySubscription(first);
    List<Cost> costs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (round > 0) {
        pauseAll();
        importQuotes(round);
      }
      costs.add(matchAll());
      LOG.infof("Round %d, %d matches: %s", round, recordCount(), costs.get(round));
    }
    double warm = costs.get(ROUNDS - 1).sum();
    assertTrue(warm <= MAX_SECONDS, () -> "s of CPU time: " + costs);
  }

  /**
   * Logs what quotes cost that come one by one: these threads, and the database more than paused.
   */
  @Test
  void a_thousand_subscriptions_match_quotes_that_come_one_by_one() {
    String first = subscribe("/quotes?type=direct", "http://127.0.0.1:9/");
    act(first, "pause");
    importQuotes(ROUNDS);
    copySubscription(first);
    List<String> articles =
        given().get("/articles?limit=100").as(JsonBody.class).getList("items.id");
    activateAll();
    createQuotes(articles, 200, 20);
    for (int perSecond : List.of(1, 5, 20)) {
      int count = Math.max(60, 15 * perSecond);
      pauseAll();
      Cost without = createQuotes(articles, count, perSecond);
      activateAll();
      Cost with = createQuotes(articles, count, perSecond);
      LOG.infof(
          "%d a second: %s paused, %s active; s more for 1,000: service %.2f, server %.2f",
          perSecond,
          without,
          with,
          (with.service() - without.service()) * 1000 / count,
          (with.server() - without.server()) * 1000 / count);
    }
  }

  private void activateAll() {
    database.execute(
        Sql.of("update subscription set state = 'active', pause_reason = null, paused_at = null"));
    SubscriptionClient.pause(3000);
  }

  private Cost createQuotes(List<String> articles, int count, int perSecond) {
    SubscriptionClient.pause(3000);
    Cost before = new Cost(threadTime(), serverTime() / 1e9);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      String quote =
          "{\"article\": {\"id\": \"%s\"}, \"text\": \"We said word%d about the harbour number %d\", \"type\": \"direct\", \"speaker\": {\"name\": \"Speaker %d\", \"kind\": \"person\"}}"
              .formatted(articles.get(i % articles.size()), i % 20, ++created, i % 50);
      given().contentType("application/json").body(quote).post("/quotes").then().statusCode(201);
      long next = start + (i + 1) * 1_000_000_000L / perSecond;
      SubscriptionClient.pause(Math.max(0, (next - System.nanoTime()) / 1_000_000));
    }
    SubscriptionClient.pause(1000);
    return new Cost(threadTime() - before.service(), serverTime() / 1e9 - before.server());
  }

  /** Seconds of CPU time of the threads of subscriptions. */
  private static double threadTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null && thread.getThreadName().startsWith("subscription-"))
            .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
            .sum()
        / 1e9;
  }

  private void pauseAll() {
    database.execute(
        Sql.of("update subscription set state = 'paused', pause_reason = 'requested'"));
  }

  /** Matches what was imported. */
  private Cost matchAll() {
    indexer.catchUp(Duration.ofSeconds(30));
    long stored = recordCount();
    Cost before = cpuTime();
    database.execute(
        Sql.of("update subscription set state = 'active', pause_reason = null, paused_at = null"));
    do {
      // Seldom, since the look costs, too. The last changes may be in a batch of their own.
      SubscriptionClient.pause(1000);
    } while (positions() > 1 || recordCount() < stored + 1000);
    Cost after = cpuTime();
    return new Cost(after.service() - before.service(), after.server() - before.server());
  }

  private static void importQuotes(int round) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      StringBuilder quotes = new StringBuilder();
      for (int j = 0; j < 10; j++) {
        quotes.append(
            "%s{\"text\": \"We said word%d about the harbour number %d of %d in %d\", \"type\": \"direct\", \"speaker\": {\"name\": \"Speaker %d\", \"kind\": \"person\"}}"
                .formatted(
                    j == 0 ? "" : ",", (i + j) % 20, i, j, round, speaker(round, i * 10 + j)));
      }
      lines.append(
          "{\"title\": \"Article %d of %d\", \"language\": \"en\", \"body\": \"The harbour no. %d.\", \"quotes\": [%s]}\n"
              .formatted(i, round, i, quotes));
    }
    String answer =
        given()
            .contentType("application/x-ndjson")
            .body(lines.toString().getBytes(StandardCharsets.UTF_8))
            .post("/imports")
            .asString();
    assertEquals(100, answer.lines().filter(line -> line.contains("\"created\"")).count(), answer);
  }

  /** One of 50 speakers; a few quotes have speakers who are new. */
  private static int speaker(int round, int quote) {
    return quote % 100 == 99 ? 1000 * round + quote : quote % 50;
  }

  /** Other queries with the position of one subscription, and no events to deliver. */
  private void copySubscription(String id) {
    database.execute(
        Sql.of(
            """
            insert into subscription (id, name, query, url, events, owner, owner_name, secret, state, pause_reason, paused_at, position,
              matches_by_default, created_at, updated_at)
            select gen_random_uuid(), 'No. ' || n,
              case n % 5
                when 0 then '/quotes?speaker=Speaker+' || n % 50
                when 1 then '/quotes?q=word' || n
                when 2 then '/quotes?notSpeaker=Speaker+' || n % 50 || '&saidFrom=2020-01-01&has=speaker&q=word' || n
                when 3 then '/quotes?q=harbour+number&speaker=Speaker+' || n % 50 || '&speaker=Speaker+' || (n + 7) % 50
                else '/quotes?type=indirect&publishedFrom=20' || 10 + n % 15 || '-01-01' end,
              url, '{deleted}', owner, owner_name, secret, state, pause_reason, paused_at, position, matches_by_default, now(), now()
            from subscription, generate_series(1, ?) n where id = ?""",
            SUBSCRIPTIONS - 1, UUID.fromString(id)));
    database.execute(Sql.of("update subscription set events = '{deleted}'"));
  }

  private long positions() {
    return database
        .find(
            Sql.of(
                """
                select count(distinct coalesce(s.position, g.position)) as n
                from subscription s left join subscription_group g on g.id = s.group_id"""),
            row -> row.longValue("n"))
        .orElseThrow();
  }

  private long recordCount() {
    return database
        .find(Sql.of("select count(*) as n from subscription_record"), row -> row.longValue("n"))
        .orElseThrow();
  }

  private Cost cpuTime() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Cost(system.getProcessCpuTime() / 1e9, serverTime() / 1e9);
  }

  /** The server is the parent of the process that serves a connection. */
  private long serverTime() {
    long backend =
        database
            .find(Sql.of("select pg_backend_pid() as pid"), row -> row.longValue("pid"))
            .orElseThrow();
    ProcessHandle server = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
    try (Stream<ProcessHandle> processes = server.descendants()) {
      return processes.mapToLong(process -> ticks(process.pid()) * TICK).sum();
    }
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (IOException e) {
      if (Files.exists(Path.of("/proc", String.valueOf(pid)))) {
        throw new UncheckedIOException(e);
      }
      return 0;
    }
  }
}
