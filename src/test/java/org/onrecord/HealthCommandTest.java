package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthCommandTest {
  @TestHTTPResource URI service;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @Test
  void a_ready_service_exits_with_0() {
    assertEquals(HealthCommand.READY, run(service.getPort()));
    assertTrue(output().contains("\"status\": \"UP\""), output());
  }

  @Test
  void a_service_that_is_not_ready_exits_with_1() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          byte[] body = "{\"status\": \"DOWN\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      assertEquals(HealthCommand.NOT_READY, run(server.getAddress().getPort()));
      assertEquals("{\"status\": \"DOWN\"}", output().strip());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void an_unreachable_service_exits_with_1() throws IOException {
    int port = freePort();
    assertEquals(HealthCommand.NOT_READY, run(port));
    assertTrue(
        output().startsWith("No answer from http://127.0.0.1:" + port + "/q/health/ready: "),
        output());
  }

  private int run(int port) {
    return new HealthCommand(
            Map.of("QUARKUS_HTTP_PORT", String.valueOf(port)), new PrintStream(output, true, UTF_8))
        .run();
  }

  private String output() {
    return output.toString(UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
