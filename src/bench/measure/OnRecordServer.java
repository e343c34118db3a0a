package measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service process, until closed. */
final class OnRecordServer implements Server {
  private static final String NDJSON = "application/x-ndjson";

  /** The admin key that serve.sh sets. */
  private static final String KEY =
      System.getenv().getOrDefault("ONRECORD_ADMIN_KEY", "onrecord-benchmark");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  OnRecordServer(String database) throws IOException, InterruptedException {
    this(database, "", Map.of());
  }

  private OnRecordServer(String database, String options, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("src/bench/serve.sh", "ApplicationName=onrecord&options=" + options)
            .redirectErrorStream(true);
    builder.environment().put("PGDATABASE", database);
    builder.environment().putAll(environment);
    Path log = Files.createTempFile("onrecord", ".log");
    log.toFile().deleteOnExit();
    process = Programs.startServer(builder.redirectOutput(log.toFile()));
    address = address(log);
  }

  /** Starts a service whose statements are in PostgreSQL's log: see {@link Capture}. */
  static OnRecordServer logged(String database) throws IOException, InterruptedException {
    return new OnRecordServer(
        database, "-c%20log_statement=all", Map.of("ONRECORD_STATEMENTS_MAX_WAIT", "0s"));
  }

  /** The address that the service has logged. */
  private String address(Path log) throws IOException, InterruptedException {
    Pattern listening = Pattern.compile("Listening on: (http://\\S+)");
    while (true) {
      boolean alive = process.isAlive();
      String text = Files.readString(log);
      Matcher found = listening.matcher(text);
      if (found.find()) {
        return found.group(1);
      }
      if (!alive) {
        throw new IllegalStateException("The service does not start:\n" + text);
      }
      Thread.sleep(100);
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public HttpResponse<String> send(Request request) throws IOException, InterruptedException {
    BodyPublisher body =
        request.body().isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(request.body());
    return send(
        request.method(), request.path(), "application/json", body, BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(
      String method, String path, String type, BodyPublisher body, HttpResponse.BodyHandler<T> as)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .method(method, body)
            .header("Content-Type", type)
            .header("Accept", type);
    if (!method.equals("GET")) {
      request.header("Authorization", "Bearer " + KEY);
    }
    return client.send(request.build(), as);
  }

  <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> as)
      throws IOException, InterruptedException {
    return send("GET", path, NDJSON, BodyPublishers.noBody(), as);
  }

  /** Imports the lines of a file; the results are lines, too. */
  HttpResponse<Stream<String>> importLines(Path file) throws IOException, InterruptedException {
    return send("POST", "/imports", NDJSON, BodyPublishers.ofFile(file), BodyHandlers.ofLines());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
