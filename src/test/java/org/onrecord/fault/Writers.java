package org.onrecord.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Four concurrent clients that create articles and quotes without a pause and keep the ids of those
 * that were answered with 201. Each quote has a new speaker, a span, a mention and a relay.
 */
final class Writers {
  private static final int COUNT = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue<String> articles = new ConcurrentLinkedQueue<>();
  private final Queue<String> quotes = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> failureStatuses = new ConcurrentLinkedQueue<>();

  /** Writes until the fault has been injected. */
  void during(PackagedService service, Runnable fault) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    CompletableFuture<Void> over = new CompletableFuture<>();
    IntStream.range(0, COUNT).forEach(i -> threads.execute(() -> writeUntil(over, service)));
    int before = quotes.size();
    while (quotes.size() < before + 10 * COUNT) {
      Thread.sleep(5);
    }
    fault.run();
    Thread.sleep(50);
    over.complete(null);
    threads.shutdown();
    if (!threads.awaitTermination(90, TimeUnit.SECONDS)) {
      throw new AssertionError("A request was never answered");
    }
  }

  private void writeUntil(CompletableFuture<Void> over, PackagedService service) {
    while (!over.isDone()) {
      try {
        write(service);
      } catch (UncheckedIOException e) {
        // The service was killed before it confirmed the write.
      }
    }
  }

  private void write(PackagedService service) {
    String mark = UUID.randomUUID().toString();
    String body = "Before. “We shall go on, " + mark + ",” said one. After.";
    String article =
        created(service.post("/articles", json(Map.of("title", mark, "body", body))), articles);
    if (article != null) {
      created(
          service.post(
              "/quotes",
              json(
                  Map.of(
                      "article", Map.of("id", article),
                      "text", "We shall go on, " + mark + ",",
                      "type", "direct",
                      "speaker", Map.of("name", "Speaker " + mark, "kind", "person"),
                      "mentions",
                          java.util.List.of(Map.of("name", "State " + mark, "kind", "state")),
                      "attribution",
                          Map.of("via", java.util.List.of(Map.of("text", "Wire " + mark)))))),
          quotes);
    }
  }

  private String created(HttpResponse<String> response, Queue<String> ids) {
    if (response.statusCode() != 201) {
      failureStatuses.add(response.statusCode());
      return null;
    }
    try {
      JsonNode record = JSON.readTree(response.body());
      ids.add(record.get("id").asText());
      return record.get("id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Map<String, Object> body) {
    return JSON.valueToTree(body).toString();
  }

  Queue<String> articles() {
    return articles;
  }

  Queue<String> quotes() {
    return quotes;
  }

  /** Statuses of the writes that failed. */
  Queue<Integer> failureStatuses() {
    return failureStatuses;
  }
}
