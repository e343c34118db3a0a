package org.onrecord.exchange.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** An HTTP server on 127.0.0.1 that receives messages and answers as a test decides. */
public final class StubTarget implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "stub-target");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private volatile Consumer<Message> consumer = received::add;
  private volatile Function<Message, Answer> answers = message -> Answer.of(200);

  /**
   * A received message.
   *
   * @param headers by their names in lower case
   * @param taken true if the answer was a success
   */
  public record Message(
      String path, Map<String, String> headers, byte[] body, JsonNode json, boolean taken) {
    public String header(String name) {
      return headers.get(name);
    }

    public String type() {
      return json.get("type").asText();
    }

    /** The type and the id of the record. */
    public String event() {
      return type() + " " + json.at("/data/id").asText();
    }
  }

  /** An answer, after a pause. */
  public record Answer(int status, Map<String, String> headers, String body, long pauseMillis) {
    public static Answer of(int status) {
      return new Answer(status, Map.of(), "", 0);
    }
  }

  public StubTarget() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public void answer(Function<Message, Answer> function) {
    answers = function;
  }

  /** Hands messages to a consumer, and does not keep them. */
  public void consume(Consumer<Message> messages) {
    consumer = messages;
  }

  public List<Message> received() {
    return received;
  }

  /** The events that the target has taken. */
  public List<String> taken() {
    return received.stream().filter(Message::taken).map(Message::event).toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().toString();
    Message message = new Message(path, headers, body, JSON.readTree(body), false);
    Answer answer = answers.apply(message);
    boolean taken = answer.status() / 100 == 2;
    consumer.accept(new Message(path, headers, body, message.json(), taken));
    try {
      Thread.sleep(answer.pauseMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] text = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
    if (text.length > 0) {
      exchange.getResponseBody().write(text);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
