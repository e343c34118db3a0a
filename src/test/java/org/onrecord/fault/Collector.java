package org.onrecord.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.commons.io.IOUtils;

/** A stub of an OpenTelemetry collector that keeps the traces it receives. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final StringBuffer received = new StringBuffer();

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          received.append(IOUtils.toString(exchange.getRequestBody(), ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  /** Settings that make a service send its traces here within 100 ms. */
  Map<String, String> settings() {
    return Map.of(
        "quarkus.otel.sdk.disabled", "false",
        "quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + server.getAddress().getPort(),
        "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
        "quarkus.otel.bsp.schedule.delay", "100ms");
  }

  /** All bytes received, as ISO 8859-1. */
  String received() {
    return received.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
