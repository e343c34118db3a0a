package org.onrecord.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged service in its own process, which a test may kill. It gets its settings in
 * environment variables.
 */
public final class PackagedService implements AutoCloseable {
  public static final String KEY = "0123456789abcdef-for-tests-alone";
  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path log;
  private final Process process;
  private URI uri;

  private PackagedService(Map<String, String> settings, List<String> javaOptions) {
    this(settings, javaOptions, ClassArchive.options());
  }

  private PackagedService(
      Map<String, String> settings, List<String> javaOptions, List<String> archiveOptions) {
    this.log =
        Path.of(
            "target",
            "packaged-service-%d-%d.log"
                .formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet()));
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(javaOptions);
    command.addAll(archiveOptions);
    // The process is too short-lived to gain from the C2 compiler. The image has the same
    // collector.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.put("QUARKUS_HTTP_PORT", "0");
    environment.put("ONRECORD_ADMIN_KEY", KEY);
    settings.forEach((name, value) -> environment.put(variable(name), value));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment variable of a property: operators configure the service by these. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Starts the process with the options that make an archive of its classes when it stops. */
  static PackagedService startForArchive(Map<String, String> settings, List<String> options) {
    return new PackagedService(settings, List.of(), options).awaitStart();
  }

  /** Starts the process without waiting for it to listen. */
  static PackagedService begin(Map<String, String> settings) {
    return new PackagedService(settings, List.of("-Xmx512m"));
  }

  /** Starts the process and waits until it listens. */
  public static PackagedService start(Map<String, String> settings) {
    return begin(settings).awaitStart();
  }

  /** Starts the process with options of Java, such as the size of its heap. */
  static PackagedService start(Map<String, String> settings, List<String> javaOptions) {
    return new PackagedService(settings, javaOptions).awaitStart();
  }

  PackagedService awaitStart() {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher listening = LISTENING.matcher(log());
      if (listening.find()) {
        uri = URI.create("http://127.0.0.1:" + listening.group(1));
        return this;
      }
      pause();
    }
    process.destroyForcibly();
    throw new AssertionError("The service does not start:\n" + log());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  public String address() {
    return uri.toString();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  public HttpResponse<String> post(String path, String json) {
    return send(postRequest(path, json));
  }

  HttpResponse<String> importLines(String lines) {
    return send(
        request("/imports")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines)));
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  CompletableFuture<HttpResponse<String>> startPost(String path, String json) {
    return http.sendAsync(postRequest(path, json).build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> startGet(String path) {
    return http.sendAsync(request(path).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder postRequest(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve(path))
        .timeout(Duration.ofMinutes(1))
        .header("Authorization", "Bearer " + KEY);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void awaitReady() {
    await(200);
  }

  void awaitNotReady() {
    await(503);
  }

  private void await(int status) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (get("/q/health/ready").statusCode() != status) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Readiness is not " + status + ":\n" + log());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends SIGKILL and waits for the process to end. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Sends SIGTERM, as container runtimes do. */
  void terminate() {
    process.destroy();
  }

  int awaitEnd() {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new AssertionError("The service does not stop:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    terminate();
    try {
      awaitEnd();
    } finally {
      process.destroyForcibly();
    }
  }
}
