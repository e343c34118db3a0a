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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.Http2Connection;
import org.onrecord.fixtures.Metrics;

/** Connections without a request are closed after a time, or earlier for new ones. */
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

  /** Waits until the service closes the connection, and returns the seconds that it took. */
  private static long secondsUntilClosed(Socket socket) throws IOException {
    long start = System.nanoTime();
    while (socket.getInputStream().read(new byte[8192]) >= 0) {}
    return NANOSECONDS.toSeconds(System.nanoTime() - start);
  }

  @Test
  void a_silent_connection_is_closed() throws Exception {
    assertTrue(secondsUntilClosed(connect()) <= 8);
  }

  @Test
  void a_connection_is_closed_after_its_last_response() throws Exception {
    Socket socket = connect();
    send(socket, GET);
    Thread.sleep(2000);
    send(socket, GET);
    Thread.sleep(2000);
    send(socket, GET);
    long seconds = secondsUntilClosed(socket);
    assertTrue(seconds >= 2 && seconds <= 8, () -> seconds + " s");
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
      secondsUntilClosed((Socket) connection);
    }
    assertTrue(
        Metrics.now().since(before, "onrecord_connections_closed_total{reason=\"idle\"}") > 0);
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

  @Test
  void at_the_maximum_idle_connections_make_room_for_new_ones() throws Exception {
    for (int i = 0; i < ShortTimesProfile.CONNECTIONS; i++) {
      connect();
    }
    Thread.sleep(1200);
    Socket probe = connect();
    send(probe, "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n");
    byte[] answer = probe.getInputStream().readNBytes(15);
    assertEquals("HTTP/1.1 200 OK", new String(answer, ISO_8859_1));
    assertTrue(Metrics.now().of("onrecord_connections_closed_total{reason=\"replaced\"}") > 0);
  }

  @Test
  void beyond_the_maximum_without_idle_connections_new_ones_are_closed() throws Exception {
    Metrics before = Metrics.now();
    for (int i = 0; i < ShortTimesProfile.CONNECTIONS; i++) {
      connect();
    }
    assertEquals(-1, connect().getInputStream().read());
    Thread.sleep(1200);
    assertTrue(
        Metrics.now().since(before, "onrecord_connections_closed_total{reason=\"refused\"}") > 0);
  }
}
