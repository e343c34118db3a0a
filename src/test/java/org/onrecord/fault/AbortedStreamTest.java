package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fixtures.ExternalProgram;
import org.onrecord.fixtures.TlsKeyStore;

/**
 * Exports, imports and streams of changes that fail midway, as curl sees them: HTTP/1.1 and HTTP/2,
 * also over TLS.
 */
@Tag("long")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AbortedStreamTest {
  /** 30 MB, which gzip halves: more than all buffers between the service and curl. */
  private static final String ARTICLES =
      """
      insert into article (id, title, body, rights, created_at, updated_at)
      select gen_random_uuid(), 'Article ' || n, 'x',
        (select string_agg(encode(sha512((n || ':' || i)::bytea), 'hex'), '') from generate_series(1, 20) i), now(), now()
      from generate_series(1, 12000) n""";

  private static final int PARTIAL_FILE = 18;
  private static final int RECEIVE_ERROR = 56;
  private static final int HTTP_ERROR = 22;
  private static final int STREAM_RESET = 92;
  private static final Pattern HTTPS = Pattern.compile("https://[^:]+:(\\d+)");

  @TempDir static Path folder;

  private static DedicatedDatabase database;
  private static PackagedService service;

  @BeforeAll
  static void start() throws Exception {
    database = DedicatedDatabase.empty("aborted-stream-test");
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("quarkus.http.ssl-port", "0");
    settings.putAll(TlsKeyStore.createIn(folder).settings());
    settings.put("onrecord.timeout.idle", "2s");
    settings.put("onrecord.http2.cleartext", "true");
    service = PackagedService.start(settings);
    execute(ARTICLES);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  private static String https() {
    Matcher port = HTTPS.matcher(service.log());
    assertTrue(port.find(), service::log);
    return "https://127.0.0.1:" + port.group(1);
  }

  @Order(1)
  @ParameterizedTest
  @CsvSource({
    "--http1.1, http, csv, identity",
    "--http1.1, http, ndjson, gzip",
    "--http1.1, https, ndjson, identity",
    "--http1.1, https, csv, gzip",
    "--http2-prior-knowledge, http, ndjson, identity",
    "--http2-prior-knowledge, http, csv, gzip",
    "--http2, https, csv, identity",
    "--http2, https, ndjson, gzip"
  })
  void curl_fails_if_the_database_connection_of_an_export_is_lost(
      String version, String scheme, String extension, String coding) throws Exception {
    String origin = scheme.equals("https") ? https() : service.address();
    Path received = folder.resolve("export");
    Process curl =
        curl(
            received,
            version,
            "--limit-rate",
            "8M",
            "--header",
            "Accept-Encoding: " + coding,
            origin + "/articles." + extension);
    terminateSessions();
    assertEquals(exitCode(version, scheme), curl.waitFor());
    assertIncomplete(received, coding);
  }

  /** TLS connections are closed without a close_notify alert. */
  private static int exitCode(String version, String scheme) {
    if (!version.equals("--http1.1")) {
      return STREAM_RESET;
    }
    return scheme.equals("https") ? RECEIVE_ERROR : PARTIAL_FILE;
  }

  /** A client that pauses longer than the idle timeout of the database. */
  @Test
  @Order(2)
  void curl_fails_if_it_pauses_too_long() throws Exception {
    Path received = folder.resolve("paused");
    Process curl = curl(received, service.address() + "/articles.csv", "--limit-rate", "4M");
    signal(curl, "-STOP");
    Thread.sleep(5000);
    signal(curl, "-CONT");
    assertEquals(PARTIAL_FILE, curl.waitFor());
    assertTrue(service.log().contains("idle-in-transaction timeout"));
  }

  /** The change feed can be read, but not the records in it. */
  @Order(3)
  @ParameterizedTest
  @CsvSource({"--http1.1, 18", "--http2-prior-knowledge, 92"})
  void curl_fails_if_a_stream_of_changes_cannot_go_on(String version, int exitCode)
      throws Exception {
    Process curl =
        curl(
            folder.resolve("events"),
            version,
            "--no-buffer",
            service.address() + "/changes.events?since=now&kind=article&include=record");
    execute("alter table actor rename to unreadable");
    execute(
        "insert into article (id, title, body, created_at, updated_at) values (gen_random_uuid(), 'x', 'x', now(), now())");
    assertEquals(exitCode, curl.waitFor());
    execute("alter table unreadable rename to actor");
  }

  @Test
  @Order(4)
  void curl_fails_if_an_import_cannot_go_on() throws Exception {
    Path lines = folder.resolve("lines.ndjson");
    Files.writeString(
        lines,
        IntStream.range(0, 3000)
            .mapToObj(
                i -> "{\"title\":\"Line %d\",\"body\":\"%s\"}\n".formatted(i, "x ".repeat(500)))
            .collect(Collectors.joining()));
    Path results = folder.resolve("results");
    Process curl =
        curl(
            results,
            service.address() + "/imports",
            "--no-buffer",
            "--limit-rate",
            "100k",
            "--header",
            "Content-Type: application/x-ndjson",
            "--data-binary",
            "@" + lines);
    database.kill();
    assertTrue(curl.waitFor() != 0);
    assertTrue(Files.readAllLines(results).size() < 3000);
    assertTrue(
        service
            .log()
            .contains("Response aborted after its start: POST /imports: The database is down"));
  }

  /**
   * Starts curl and waits for the first bytes of the answer. Repeats requests that the service
   * rejects, because the connections of the test before are lost.
   */
  private static Process curl(Path output, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl",
                "--silent",
                "--fail",
                "--insecure",
                "--output",
                output.toString(),
                "--header",
                "Authorization: Bearer " + PackagedService.KEY));
    command.addAll(List.of(arguments));
    while (true) {
      Files.deleteIfExists(output);
      Process curl = new ProcessBuilder(command).start();
      while (curl.isAlive() && (!Files.exists(output) || Files.size(output) == 0)) {
        Thread.sleep(10);
      }
      if (curl.isAlive() || curl.waitFor() != HTTP_ERROR) {
        return curl;
      }
      Thread.sleep(100);
    }
  }

  private static void signal(Process process, String signal) throws Exception {
    ExternalProgram.in(folder).run("kill", signal, String.valueOf(process.pid()));
  }

  private static void terminateSessions() throws SQLException {
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertIncomplete(Path received, String coding) throws IOException {
    if (coding.equals("gzip")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(received))) {
        assertThrows(EOFException.class, () -> in.transferTo(OutputStream.nullOutputStream()));
      }
    } else {
      assertFalse(Files.readString(received).contains("urn:onrecord:problem"));
    }
  }
}
