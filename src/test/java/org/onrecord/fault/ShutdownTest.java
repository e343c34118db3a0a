package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.SqlStatements.await;
import static org.onrecord.fixtures.SqlStatements.column;
import static org.onrecord.fixtures.SqlStatements.execute;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/** SIGTERM while requests are in progress. */
@Tag("long")
@Timeout(300)
class ShutdownTest {
  /** The exit code of a process that SIGTERM has ended. */
  private static final int TERMINATED = 143;

  /** The time that {@code docker stop -t 40} and Kubernetes grant. */
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(40);

  /** Delays the insertion of articles whose title is a number of seconds. */
  private static final String SLOW_TITLES =
      """
      create function delay() returns trigger language plpgsql as $$
      begin
        if new.title ~ '^\\d+ s$' then
          perform pg_sleep(replace(new.title, ' s', '')::int);
        end if;
        return new;
      end $$;
      create trigger delay before insert on article for each row execute function delay()""";

  @Test
  void imports_report_all_lines_that_they_have_imported_and_other_requests_end() throws Exception {
    try (DedicatedDatabase database = DedicatedDatabase.empty("shutdown-test")) {
      PackagedService service = PackagedService.start(database.settings());
      execute(database::connect, SLOW_TITLES);
      List<ImportUpload> busy =
          IntStream.range(0, 3).mapToObj(i -> new ImportUpload(service)).toList();
      busy.forEach(ImportUpload::sendUntilClosed);
      ImportUpload paused = new ImportUpload(service);
      paused.send(ImportUpload.line() + ImportUpload.line());
      ImportUpload halfLine = new ImportUpload(service);
      halfLine.send(ImportUpload.line().substring(0, 20));
      for (ImportUpload upload : busy) {
        upload.awaitResults(200);
      }
      paused.awaitResults(2);
      CompletableFuture<HttpResponse<String>> article =
          service.startPost("/articles", "{\"title\":\"3 s\",\"body\":\"x\"}");
      CompletableFuture<HttpResponse<String>> events =
          service.startGet("/changes.events?since=now");
      awaitSlowInserts(database, 1);
      awaitListener(service);

      long start = System.nanoTime();
      service.terminate();
      Thread.sleep(200);
      service.terminate();

      assertEquals(TERMINATED, service.awaitEnd(), service::log);
      assertTrue(System.nanoTime() - start < GRACE_PERIOD.toNanos(), service::log);
      assertEquals(201, article.join().statusCode());
      // The stream is complete, so that its client resumes it at once.
      assertEquals(200, events.join().statusCode());
      Set<String> reported = new HashSet<>();
      for (ImportUpload upload : busy) {
        reported.addAll(upload.importedIds());
        assertTrue(upload.isCut());
      }
      assertEquals(2, paused.importedIds().size());
      assertTrue(paused.isCut());
      reported.addAll(paused.importedIds());
      // Its first line is incomplete, so that the head of the response was not sent yet.
      assertEquals(503, halfLine.status());
      assertTrue(halfLine.answer().contains("The service is stopping."), halfLine.answer());
      assertEquals(reported, ids(database, "select id from article where title <> '3 s'"));
      assertCalm(service);
    }
  }

  /** A client that reads no results, and statements that take longer than the shutdown timeout. */
  @Test
  void what_does_not_end_in_time_is_cancelled() throws Exception {
    try (DedicatedDatabase database = DedicatedDatabase.empty("shutdown-deadline-test")) {
      Map<String, String> settings = new HashMap<>(database.settings());
      settings.put("quarkus.shutdown.timeout", "6s");
      settings.put("onrecord.timeout.statement", "5min");
      PackagedService service = PackagedService.start(settings);
      execute(database::connect, SLOW_TITLES);
      ImportUpload slow = new ImportUpload(service);
      slow.send(ImportUpload.line());
      slow.awaitResults(1);
      // Sent before, it could be in a batch with the first line.
      slow.send("{\"title\":\"200 s\",\"body\":\"x\"}\n");
      ImportUpload unread = ImportUpload.unread(service);
      IntStream.range(0, 200).forEach(i -> unread.send("{\"titel\":1}\n".repeat(100)));
      CompletableFuture<HttpResponse<String>> article =
          service.startPost("/articles", "{\"title\":\"201 s\",\"body\":\"x\"}");
      awaitSlowInserts(database, 2);

      long start = System.nanoTime();
      service.terminate();

      assertEquals(TERMINATED, service.awaitEnd(), service::log);
      assertTrue(System.nanoTime() - start < GRACE_PERIOD.toNanos(), service::log);
      assertEquals(503, article.join().statusCode());
      assertEquals(slow.importedIds(), ids(database, "select id from article"));
      assertTrue(slow.isCut());
      assertEquals(
          Set.of(),
          ids(
              database,
              "select pid from pg_stat_activity where query like '%insert into article%'"
                  + " and pid <> pg_backend_pid()"));
      assertCalm(service);
    }
  }

  @Test
  void the_embedded_database_is_shut_down_after_the_imports() throws Exception {
    Path folder = Path.of("target", "shutdown-embedded-test").toAbsolutePath();
    FileUtils.deleteDirectory(folder.toFile());
    PackagedService service = PackagedService.start(Map.of("onrecord.data-dir", folder.toString()));
    ImportUpload upload = new ImportUpload(service);
    upload.sendUntilClosed();
    upload.awaitResults(200);

    service.terminate();

    assertEquals(TERMINATED, service.awaitEnd(), service::log);
    assertTrue(upload.isCut());
    assertFalse(Files.exists(folder.resolve("postgresql-18").resolve("postmaster.pid")));
    assertCalm(service);
  }

  @Test
  void a_service_that_is_stopped_while_it_starts_leaves_no_database_running() throws Exception {
    Path folder = Path.of("target", "shutdown-start-test").toAbsolutePath();
    FileUtils.deleteDirectory(folder.toFile());
    PackagedService service = PackagedService.begin(Map.of("onrecord.data-dir", folder.toString()));
    // Its binaries are unpacked; the cluster is created next.
    while (!Files.exists(folder.resolve("server"))) {
      Thread.sleep(5);
    }

    service.terminate();

    assertEquals(TERMINATED, service.awaitEnd(), service::log);
    assertFalse(Files.exists(folder.resolve("postgresql-18").resolve("postmaster.pid")));
  }

  private static void assertCalm(PackagedService service) {
    assertEquals(
        List.of(),
        service
            .log()
            .lines()
            .filter(line -> line.contains("\"level\":\"ERROR\"") || line.contains("ARJUNA"))
            .toList());
  }

  /** Waits until this number of articles is being inserted. */
  private static void awaitListener(PackagedService service) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      if (service.get("/q/metrics").body().contains("onrecord_events_listeners 1.0")) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("No stream of changes has started");
  }

  private static void awaitSlowInserts(DedicatedDatabase database, int count) throws Exception {
    await(
        database::connect,
        "select count(*) = %d from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'"
            .formatted(count));
  }

  private static Set<String> ids(DedicatedDatabase database, String sql) throws SQLException {
    return Set.copyOf(column(database::connect, sql));
  }
}
