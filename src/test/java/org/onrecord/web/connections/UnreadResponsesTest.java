package org.onrecord.web.connections;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;

import io.netty.util.concurrent.EventExecutor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.HttpServerStart;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.EmptyDatabase;
import org.onrecord.fixtures.Http2Connection;
import org.onrecord.fixtures.Http2Connection.Frame;
import org.onrecord.fixtures.LogCapture;
import org.onrecord.fixtures.Metrics;
import org.onrecord.fixtures.SqlStatements;
import org.onrecord.web.connections.ClosedConnections.Reason;

/** Clients that read no responses delay no other clients, and lose their connections or streams. */
@Tag("long")
@QuarkusTest
@TestProfile(ShortTimesProfile.class)
@Timeout(120)
class UnreadResponsesTest {
  private static final int CANCEL = 8;

  /** Articles of 100,000 random characters: more than the buffers of a connection. */
  private static final String LARGE_ARTICLES =
      """
      insert into article (id, title, body, rights, created_at, updated_at)
      select gen_random_uuid(), 'Article ' || n,
        (select string_agg(encode(sha512((n || ':' || i)::bytea), 'hex'), '') from generate_series(1, 780) i), 'x',
        now(), now()
      from generate_series(1, 120) n""";

  @TestHTTPResource(value = "/", tls = true)
  URL https;

  @Inject ConnectionLimits limits;
  @Inject Vertx vertx;

  private final List<AutoCloseable> connections = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable connection : connections) {
      connection.close();
    }
    await(() -> Metrics.now().of("onrecord_memory_reserved_bytes") == 0);
  }

  private Http2Connection http2(String scheme, int window) throws IOException {
    Http2Connection connection =
        scheme.equals("https")
            ? Http2Connection.tls(https.getPort(), window)
            : Http2Connection.cleartext(window);
    connections.add(connection);
    return connection;
  }

  /** An HTTP/1.1 client with small buffers that sends requests and reads nothing. */
  private Socket unread(String path, int requests) throws IOException {
    Socket socket = new Socket();
    connections.add(socket);
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    socket.setSoTimeout(20_000);
    String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
    socket.getOutputStream().write(request.repeat(requests).getBytes(ISO_8859_1));
    return socket;
  }

  private static Response get(String path) {
    return given().noFiltersOfType(ContractValidationFilter.class).get(path);
  }

  /** Asserts that a request is answered before unread connections are closed. */
  private static void assertAnswered(String path) {
    long start = System.nanoTime();
    assertEquals(200, get(path).statusCode(), path);
    long seconds = NANOSECONDS.toSeconds(System.nanoTime() - start);
    assertTrue(seconds < ShortTimesProfile.WRITE_SECONDS - 1, () -> "answered after " + seconds);
  }

  /** Waits for up to a minute: responses to pipelined requests stall one after the other. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1200 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertTrue(condition.getAsBoolean());
  }

  private static void insertLargeArticles() throws SQLException {
    SqlStatements.execute(EmptyDatabase::connect, LARGE_ARTICLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void the_settings_announce_the_maximum_of_streams(String scheme) throws Exception {
    byte[] settings = http2(scheme, 0).await(Http2Connection.SETTINGS).payload();
    int streams = -1;
    for (int i = 0; i < settings.length; i += 6) {
      if (settings[i + 1] == Http2Connection.MAX_CONCURRENT_STREAMS) {
        streams = (settings[i + 4] & 255) << 8 | settings[i + 5] & 255;
      }
    }
    assertEquals(100, streams);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void unread_streams_delay_no_others_and_are_reset(String scheme) throws Exception {
    anArticle().save();
    Metrics before = Metrics.now();
    Http2Connection unread = http2(scheme, 0);
    for (int i = 0; i < 60; i++) {
      unread.get(i % 2 == 0 ? "/articles?limit=100" : "/articles.csv");
    }
    assertAnswered("/articles");
    Frame reset = unread.await(Http2Connection.RST_STREAM);
    assertEquals(CANCEL, reset.intAt(0));
    assertAnswered("/articles");
    assertTrue(
        Metrics.now().since(before, "onrecord_connections_closed_total{reason=\"stalled\"}") > 0);
  }

  /** More requests than slots, so that responses on one connection start requests of others. */
  @Test
  void connections_do_not_block_each_other() throws Exception {
    List<Http2Connection> busy = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      busy.add(http2("http", 1 << 20));
    }
    for (int round = 0; round < 10; round++) {
      for (Http2Connection connection : busy) {
        for (int i = 0; i < 10; i++) {
          connection.get("/quotes?limit=1");
        }
      }
      for (Http2Connection connection : busy) {
        for (int ended = 0; ended < 10; ) {
          ended += connection.await(Http2Connection.DATA).flags() & 1;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void a_stream_that_is_read_slowly_goes_on(String scheme) throws Exception {
    anArticle().save();
    Http2Connection slow = http2(scheme, 0);
    int stream = slow.get("/articles?limit=1");
    for (int i = 0; i < ShortTimesProfile.WRITE_SECONDS + 2; i++) {
      Thread.sleep(1000);
      slow.openWindow(stream, 10);
      assertEquals(10, slow.await(Http2Connection.DATA).payload().length);
    }
    slow.openWindow(stream, 100_000);
    assertEquals(1, slow.await(Http2Connection.DATA).flags() & 1, "the end of the stream");
  }

  /** It holds one batch of changes: articles with about 1 MiB together. */
  @Test
  void an_unread_stream_of_changes_holds_little_memory_and_is_cut_off() throws Exception {
    insertLargeArticles();
    Metrics before = Metrics.now();
    for (int i = 0; i < 4; i++) {
      unread("/changes.events?include=record", 1);
    }
    await(() -> Metrics.now().of("onrecord_events_listeners") == 4);
    assertAnswered("/articles?limit=1");
    double reserved = Metrics.now().of("onrecord_memory_reserved_bytes");
    assertTrue(reserved < 4 * 1.2 * (1 << 20), () -> "reserved " + reserved);
    await(() -> Metrics.now().of("onrecord_events_listeners") == 0);
    assertEquals(
        4, Metrics.now().since(before, "onrecord_connections_closed_total{reason=\"stalled\"}"));
  }

  @Test
  void unread_pipelined_responses_delay_no_others_and_their_connection_is_closed()
      throws Exception {
    insertLargeArticles();
    List<Socket> unread = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      unread.add(unread("/articles?limit=10&expand=body", 6));
    }
    for (int i = 0; i < 5; i++) {
      assertAnswered("/articles?limit=1");
      Thread.sleep(200);
    }
    assertClosed(unread.get(0));
    assertAnswered("/articles?limit=1");
  }

  /** Fails in {@link #close} if memory stays reserved. */
  @Test
  void clients_that_disconnect_at_once_release_the_memory_of_their_responses() throws Exception {
    insertLargeArticles();
    String body = "{\"limit\":10,\"expand\":[\"body\"]}";
    String request =
        "POST /articles/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body);
    LogCapture log = new LogCapture(Level.SEVERE);
    log.start();
    for (int i = 0; i < 12; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        // Closing resets the connection.
        socket.setSoLinger(true, 0);
      }
    }
    // Those that disconnected are processed before.
    assertAnswered("/articles?limit=1");
    log.close();
    assertEquals(List.of(), log.lines());
  }

  /** The server listens shortly before the limits are added to it. */
  @Test
  void a_connection_that_was_accepted_without_limits_gets_them_with_its_first_request()
      throws Exception {
    insertLargeArticles();
    Socket unread;
    limits.removeAcceptHandlers();
    try {
      awaitAcceptors();
      unread = unread("/articles?limit=10&expand=body", 6);
    } finally {
      limits.limitServer(new HttpServerStart(new HttpServerOptions()));
    }
    await(() -> Metrics.now().of("onrecord_memory_reserved_bytes") > 1 << 18);
    assertClosed(unread);
  }

  /** Idle connections that make room for new ones have nothing left to write. */
  @Test
  void a_connection_with_an_unread_response_is_not_replaced_but_closed_in_time() throws Exception {
    insertLargeArticles();
    Metrics before = Metrics.now();
    Socket unread = unread("/articles?limit=10&expand=body", 1);
    await(() -> Metrics.now().of("onrecord_memory_reserved_bytes") > 1 << 18);
    // Longer than a connection has to be idle to be replaced.
    Thread.sleep(1500);
    for (int i = 0; i < ShortTimesProfile.CONNECTIONS; i++) {
      Socket silent = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
      connections.add(silent);
    }
    Thread.sleep(1500);
    assertTrue(Metrics.now().of("onrecord_memory_reserved_bytes") > 1 << 18);
    assertClosed(unread);
    assertTrue(
        Metrics.now().since(before, "onrecord_connections_closed_total{reason=\"stalled\"}") > 0);
  }

  /** As when a request arrives while its connection is closed. */
  @Test
  void an_idle_connection_is_closed_even_if_its_client_reads_nothing() throws Exception {
    insertLargeArticles();
    Socket unread = unread("/articles?limit=10&expand=body", 1);
    await(() -> Metrics.now().of("onrecord_memory_reserved_bytes") > 1 << 18);
    limits.open().forEach(connection -> connection.close(Reason.IDLE));
    assertClosed(unread);
  }

  private void awaitAcceptors() throws InterruptedException {
    for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
      loop.submit(() -> {}).sync();
    }
  }

  /** Reads what the buffers of the kernel hold. */
  private static void assertClosed(Socket socket) {
    byte[] buffer = new byte[64 * 1024];
    try {
      await(() -> Metrics.now().of("onrecord_memory_reserved_bytes") == 0);
      while (socket.getInputStream().read(buffer) >= 0) {}
    } catch (IOException e) {
      assertFalse(e.getMessage().contains("timed out"), e::toString);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void unread_exports_get_503_beyond_their_maximum_and_are_closed() throws Exception {
    insertLargeArticles();
    List<Socket> unread = new ArrayList<>();
    for (int i = 0; i < ShortTimesProfile.EXPORTS; i++) {
      unread.add(unread("/articles.ndjson?expand=body", 1));
    }
    await(() -> get("/actors.csv").statusCode() == 503);
    Response rejected = get("/articles.csv");
    assertEquals(503, rejected.statusCode());
    assertEquals("1", rejected.header("Retry-After"));
    assertAnswered("/articles?limit=1");
    await(() -> get("/actors.csv").statusCode() == 200);
    assertClosed(unread.get(0));
  }

  @Test
  void one_client_gets_a_part_of_the_memory() throws Exception {
    insertLargeArticles();
    Http2Connection greedy = http2("http", 0);
    for (int i = 0; i < 30; i++) {
      greedy.get("/articles?limit=10&expand=body");
    }
    await(() -> Metrics.now().of("onrecord_memory_reserved_bytes") > 1 << 20);
    Thread.sleep(500);
    assertTrue(
        Metrics.now().of("onrecord_memory_reserved_bytes")
            <= ShortTimesProfile.MEMORY_MIB * (1 << 20) / 8 + (1 << 20));
    assertAnswered("/articles?limit=10&expand=body");
  }

  @Test
  void all_clients_together_get_a_part_of_the_memory() throws Exception {
    insertLargeArticles();
    for (int i = 0; i < 12; i++) {
      http2("http", 0).get("/articles?limit=10&expand=body");
    }
    await(() -> Metrics.now().of("onrecord_memory_reserved_bytes") > 1 << 20);
    Thread.sleep(500);
    assertTrue(
        Metrics.now().of("onrecord_memory_reserved_bytes")
            <= ShortTimesProfile.MEMORY_MIB * (1 << 20) / 4 + (1 << 20));
    assertAnswered("/articles?limit=1");
  }
}
