package org.onrecord.web.connections;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.Http2Connection;
import org.onrecord.fixtures.Metrics;

/** Connections without a request are closed after a time, or earlier for new ones. */
@Tag("long")
@QuarkusTest
@TestProfile(ShortTimesProfile.class)
@Timeout(60)
class IdleConnectionsTest {
  private static final String GET = "GET /quotes HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final List<AutoCloseable> connections = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable connection : connections) {
      connection.close();
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    connections.add(socket);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Waits until the service closes the connection; fails after the time limit of the socket. */
  private static void awaitClosed(Socket socket) throws IOException {
    while (socket.getInputStream().read(new byte[8192]) >= 0) {}
  }

  @Test
  void a_silent_connection_is_closed() throws Exception {
    awaitClosed(connect());
  }

  @Test
  void a_connection_is_closed_after_its_last_response() throws Exception {
    Socket socket = connect();
    for (int i = 0; i < 5; i++) {
      send(socket, GET);
      Thread.sleep(1000);
    }
    send(socket, GET);
    long start = System.nanoTime();
    awaitClosed(socket);
    long seconds = NANOSECONDS.toSeconds(System.nanoTime() - start);
    assertTrue(seconds >= 2, () -> "closed after " + seconds + " s");
  }

  @Test
  void a_head_that_is_sent_slowly_is_cut() throws Exception {
    Socket slow = connect();
    send(slow, "GET /quotes HTTP/1.1\r\n");
    try {
      for (int i = 0; i < 40; i++) {
        Thread.sleep(200);
        send(slow, "X-Header-" + i + ": x\r\n");
      }
    } catch (IOException e) {
      return;
    }
    assertEquals(-1, slow.getInputStream().read());
  }

  /** Each line of a head takes thirty times its length in memory. */
  @Test
  void large_unfinished_heads_are_cut_and_finished_ones_are_answered() throws Exception {
    Metrics before = Metrics.now();
    for (int i = 0; i < ShortTimesProfile.CONNECTIONS / 2; i++) {
      send(connect(), "GET /quotes HTTP/1.1\r\nHost: localhost\r\n" + "a:b\r\n".repeat(8000));
    }
    Socket finished = connect();
    send(finished, GET.replace("\r\n\r\n", "\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"));
    byte[] answer = finished.getInputStream().readNBytes(15);
    assertEquals("HTTP/1.1 200 OK", new String(answer, ISO_8859_1));
    for (AutoCloseable connection : connections) {
      awaitClosed((Socket) connection);
    }
    assertTrue(closedSince(before, "idle") > 0);
  }

  @Test
  void pings_do_not_keep_a_connection_open() throws Exception {
    Http2Connection connection = Http2Connection.cleartext(0);
    connections.add(connection);
    for (int i = 0; i < 10; i++) {
      Thread.sleep(200);
      connection.ping();
    }
    connection.await(Http2Connection.GOAWAY);
  }

  /** Repeated if the machine is so slow that the connections are closed before. */
  @Test
  void at_the_maximum_idle_connections_make_room_for_new_ones() throws Exception {
    Metrics before = Metrics.now();
    do {
      connectAll();
      Thread.sleep(1200);
      Socket probe = connect();
      send(probe, "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n");
      byte[] answer = probe.getInputStream().readNBytes(15);
      assertEquals("HTTP/1.1 200 OK", new String(answer, ISO_8859_1));
    } while (closedSince(before, "replaced") == 0);
  }

  /** Repeated if the machine is so slow that the first connections are idle before the last. */
  @Test
  void beyond_the_maximum_without_idle_connections_new_ones_are_closed() throws Exception {
    Metrics before = Metrics.now();
    do {
      connectAll();
      assertEquals(-1, connect().getInputStream().read());
      Thread.sleep(1200);
    } while (closedSince(before, "refused") == 0);
  }

  private void connectAll() throws IOException {
    for (int i = 0; i < ShortTimesProfile.CONNECTIONS; i++) {
      connect();
    }
  }

  private static double closedSince(Metrics before, String reason) {
    return Metrics.now()
        .since(before, "onrecord_connections_closed_total{reason=\"%s\"}".formatted(reason));
  }
}
