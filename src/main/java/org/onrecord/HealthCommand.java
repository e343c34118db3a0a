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
 * The command {@code health}: prints the readiness of the service on this machine. It is the health
 * check of images without shell and curl, and reads only the port, so that it starts quickly.
 */
final class HealthCommand {
  /** First argument of the program that selects this command. */
  static final String NAME = "health";

  static final int READY = 0;
  static final int NOT_READY = 1;

  private static final String PORT = "QUARKUS_HTTP_PORT";
  private static final String DEFAULT_PORT = "8080";

  /** Longer than the two seconds within which the service answers even if its database hangs. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Map<String, String> environment;
  private final PrintStream messages;

  HealthCommand(Map<String, String> environment, PrintStream messages) {
    this.environment = environment;
    this.messages = messages;
  }

  /**
   * Prints the answer of the readiness check.
   *
   * @return the exit code: {@link #READY} or {@link #NOT_READY}
   */
  int run() {
    URI readiness =
        URI.create(
            "http://127.0.0.1:%s/q/health/ready"
                .formatted(environment.getOrDefault(PORT, DEFAULT_PORT)));
    try {
      return check(readiness);
    } catch (IOException e) {
      messages.printf("No answer from %s: %s%n", readiness, e.getMessage());
      return NOT_READY;
    }
  }

  private int check(URI readiness) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) readiness.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) TIMEOUT.toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    try (InputStream body = ready ? connection.getInputStream() : connection.getErrorStream()) {
      messages.println(
          body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
    return ready ? READY : NOT_READY;
  }
}
