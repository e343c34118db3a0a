package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.onrecord.fixtures.SqlStatements.await;
import static org.onrecord.fixtures.SqlStatements.execute;
import static org.onrecord.fixtures.SqlStatements.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.database.TableRows;
import org.onrecord.fixtures.EveryTable;

/**
 * Copies of a database by {@code pg_dump} and by logical replication have the same rows, and a
 * service on a copy gives the same answers and goes on writing. Needs Debian's package postgresql.
 */
@Tag("long")
@Timeout(300)
class RestoreTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Exports, and lists that use each kind of index. */
  private static final List<String> READS =
      List.of(
          "/articles.ndjson?expand=quotes&expand=body",
          "/actors.ndjson",
          "/quotes.ndjson",
          "/keys.ndjson",
          "/quotes?q=flusse&language=de",
          "/quotes?speaker=mira+odegard",
          "/articles?q=nothing&sort=relevance",
          "/actors?q=Odegaard",
          "/changes");

  private static InstalledPostgres source;
  private static InstalledPostgres target;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    source = InstalledPostgres.start();
    target = InstalledPostgres.start();
    source.create("onrecord");
    Map<String, String> settings = new HashMap<>(source.settings("onrecord"));
    settings.put("onrecord.sample-data", "true");
    settings.put("onrecord.rate-limit.key", "1000");
    try (PackagedService service = PackagedService.start(settings)) {
      EveryTable.fill(URI.create(service.address()));
    }
    execute(() -> source.connect("onrecord"), EveryTable.RUNNING_IMPORT);
  }

  @AfterAll
  static void stop() {
    source.close();
    target.close();
  }

  @Test
  void a_dump_is_restored_completely() throws Exception {
    dump("-Fc", "onrecord.dump");
    dump("-Fp", "onrecord.sql");
    target.create("custom");
    target.client("pg_restore", "--exit-on-error", "-d", "custom", file("onrecord.dump"));
    target.create("plain");
    runScript("plain", "onrecord.sql");
    Map<String, List<String>> rows = rows(source.connect("onrecord"));
    assertSame(rows, target.connect("custom"));
    assertSame(rows, target.connect("plain"));
    try (PackagedService original = PackagedService.start(source.settings("onrecord"))) {
      assertWorks("custom", answers(original));
    }
  }

  @Test
  void a_subscription_copies_the_rows_and_follows_the_writes() throws Exception {
    dump("-s", "schema.sql");
    target.create("subscriber");
    runScript("subscriber", "schema.sql");
    execute(() -> source.connect("onrecord"), "create publication onrecord for all tables");
    execute(
        () -> target.connect("subscriber"),
        "create subscription onrecord connection '%s' publication onrecord"
            .formatted(source.conninfo("onrecord")));
    List<String> answers;
    try (PackagedService service = PackagedService.start(source.settings("onrecord"))) {
      write(service);
      answers = answers(service);
    }
    awaitReplication();
    execute(() -> target.connect("subscriber"), "drop subscription onrecord");
    Map<String, List<String>> rows = rows(source.connect("onrecord"));
    // Unlogged tables are not replicated.
    rows.put("public.request_count", List.of());
    rows.put("public.running_import", List.of());
    assertSame(rows, target.connect("subscriber"));
    assertWorks("subscriber", answers);
  }

  @Test
  void a_service_does_not_start_on_a_database_that_it_cannot_use() throws Exception {
    target.client("createdb", "-E", "LATIN1", "--locale=C", "-T", "template0", "latin");
    assertEquals(
        List.of(
            "The database latin has the encoding LATIN1. OnRecord needs UTF8: create one with"
                + " createdb --encoding=UTF8 --template=template0."),
        refusal("latin"));
    dump("-Fp", "onrecord.sql");
    target.create("failed");
    runScript("failed", "onrecord.sql");
    execute(() -> target.connect("failed"), "truncate article cascade");
    assertEquals(
        List.of(
            "The table article is empty, but the change feed has articles that were not deleted"
                + " (21): a restore of this database has failed. Restore it again into an empty database;"
                + " src/docs/backup.md says how. To give the records up, run TRUNCATE change."),
        refusal("failed"));
    assertEquals(
        List.of("The database cannot be used: FATAL: database \"missing\" does not exist"),
        refusal("missing"));
  }

  /** The output of a service that does not start. */
  private static List<String> refusal(String database) {
    PackagedService service = PackagedService.begin(target.settings(database));
    assertEquals(1, service.awaitEnd());
    return service.log().lines().filter(line -> !line.startsWith("{")).toList();
  }

  private void dump(String option, String file) {
    source.client("pg_dump", option, "-f", file(file), "onrecord");
  }

  private void runScript(String database, String file) {
    target.client("psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", file(file));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static List<String> answers(PackagedService service) {
    List<String> answers = new ArrayList<>();
    for (String path : READS) {
      HttpResponse<String> response = service.get(path);
      assertEquals(200, response.statusCode(), response::body);
      // The cursor depends on the transactions of the server.
      answers.add(path + "\n" + response.body().replaceAll("since=[\\w-]+", ""));
    }
    return answers;
  }

  private static void assertWorks(String copy, List<String> answers) throws Exception {
    try (PackagedService service = PackagedService.start(target.settings(copy))) {
      assertEquals(answers, answers(service));
      write(service);
      assertFalse(service.log().matches("(?s).*\"level\":\"(WARN|ERROR)\".*"), service::log);
    }
  }

  /** Creates, finds, changes and deletes records, and reads these changes from the feed. */
  private static void write(PackagedService service) throws Exception {
    String now = next(service.get("/changes?since=now"));
    String article =
        created(
            service, "/articles", "{\"title\": \"Ebb\", \"body\": \"“Ébb and flow,” he said.\"}");
    String quote =
        created(
            service,
            "/quotes",
            "{\"article\": {\"id\": \"%s\"}, \"text\": \"Ébb and flow\", \"type\": \"direct\"}"
                .formatted(article));
    assertEquals(
        quote, JSON.readTree(service.get("/quotes?q=ebb").body()).at("/items/0/id").asText());
    service.delete("/articles/" + article);
    assertEquals(
        List.of("article created", "quote created", "quote deleted", "article deleted"),
        changes(service.get(now)));
  }

  private static String created(PackagedService service, String path, String json)
      throws Exception {
    HttpResponse<String> response = service.post(path, json);
    assertEquals(201, response.statusCode(), response::body);
    return JSON.readTree(response.body()).path("id").asText();
  }

  private static String next(HttpResponse<String> page) throws Exception {
    return JSON.readTree(page.body()).path("next").asText();
  }

  private static List<String> changes(HttpResponse<String> page) throws Exception {
    List<String> changes = new ArrayList<>();
    for (JsonNode change : JSON.readTree(page.body()).path("items")) {
      changes.add(change.path("record").asText() + " " + change.path("change").asText());
    }
    return changes;
  }

  /** All rows; no table is empty. */
  private static Map<String, List<String>> rows(Connection connection) throws SQLException {
    try (connection) {
      Map<String, List<String>> rows = TableRows.all(connection);
      assertEquals(
          Collections.emptyList(),
          rows.keySet().stream().filter(table -> rows.get(table).isEmpty()).toList());
      return rows;
    }
  }

  private static void assertSame(Map<String, List<String>> rows, Connection copy)
      throws SQLException {
    try (copy) {
      Map<String, List<String>> copied = TableRows.all(copy);
      assertEquals(rows.keySet(), copied.keySet());
      rows.forEach((table, expected) -> assertEquals(expected, copied.get(table), table));
    }
  }

  /** Waits until all tables are copied, and then until all writes up to now are. */
  private static void awaitReplication() throws Exception {
    await(
        () -> target.connect("subscriber"),
        "select not exists (select from pg_subscription_rel where srsubstate <> 'r')");
    String position = value(() -> source.connect("onrecord"), "select pg_current_wal_lsn()");
    await(
        () -> source.connect("onrecord"),
        "select bool_and(confirmed_flush_lsn >= '%s') from pg_replication_slots"
            .formatted(position));
  }
}
