package org.onrecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The command that asks a service on this machine whether it is ready, for the health check of
 * images that hold neither shell nor curl. It reads no configuration but the port, and so takes a
 * fraction of a second.
 */
final class HealthCommand {
  /** The program's first argument when this command is asked for. */
  static final String NAME = "health";

  static final int READY = 0;
  static final int NOT_READY = 1;

  private static final String PORT = "QUARKUS_HTTP_PORT";
  private static final String DEFAULT_PORT = "8080";

  /** The service answers within two seconds even where its database hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, String> environment;
  private final PrintStream messages;

  HealthCommand(Map<String, String> environment, PrintStream messages) {
    this.environment = environment;
    this.messages = messages;
  }

  /**
   * Shows what the service says.
   *
   * @return the exit code
   */
  int run() {
    URI readiness =
        URI.create(
            "http://127.0.0.1:%s/q/health/ready"
                .formatted(environment.getOrDefault(PORT, DEFAULT_PORT)));
    try {
      return ask(readiness);
    } catch (IOException silent) {
      messages.printf("No answer from %s: %s%n", readiness, silent.getMessage());
      return NOT_READY;
    }
  }

  private int ask(URI readiness) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) readiness.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    try (InputStream answer = ready ? connection.getInputStream() : connection.getErrorStream()) {
      messages.println(
          answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
    return ready ? READY : NOT_READY;
  }
}
