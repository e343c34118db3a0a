package org.onrecord.web.conditional;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.JsonBody;

/**
 * Concurrent writers increment a number in one quote by conditional requests. A lost update would
 * write the same number twice.
 */
@QuarkusTest
class ConcurrentWritersTest {
  private static final int WRITERS = 16;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Inject Database database;

  @Test
  void sixteen_writers_lose_none_of_eighty_changes() throws Exception {
    count(80);
  }

  @Tag("extra")
  @Test
  void sixteen_writers_lose_none_of_a_thousand_changes() throws Exception {
    count(1000);
  }

  private void count(int changes) throws Exception {
    LinkedRecords example = LinkedRecords.recorded();
    patch(example.quotePath(), "0", "*");
    ConcurrentLinkedQueue<Integer> written = new ConcurrentLinkedQueue<>();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();

    runConcurrently(
        () -> {
          while (accepted.get() < changes) {
            HttpResponse<String> known = send(request(example.quotePath()));
            int next = number(known.body()) + 1;
            int status =
                patch(
                    example.quotePath(),
                    "" + next,
                    known.headers().firstValue("ETag").orElseThrow());
            if (status == 200) {
              accepted.incrementAndGet();
              written.add(next);
            } else {
              assertEquals(412, status);
              refused.incrementAndGet();
            }
          }
        });

    List<Integer> numbers = IntStream.rangeClosed(1, written.size()).boxed().collect(toList());
    assertEquals(numbers, written.stream().sorted().toList());
    assertEquals(
        "" + written.size(),
        given().get(example.quotePath()).as(JsonBody.class).get("attribution.role"));
    assertEquals(numbers.stream().map(n -> "" + (n - 1)).toList(), replaced(example.quote()));
    assertTrue(refused.get() > 0, "no conflict between the writers");
  }

  private static int number(String quote) {
    Matcher role = Pattern.compile("\"role\":\"(\\d+)\"").matcher(quote);
    assertTrue(role.find(), quote);
    return Integer.parseInt(role.group(1));
  }

  private static int patch(String path, String number, String tag) {
    return send(request(path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", tag)
            .method(
                "PATCH",
                BodyPublishers.ofString("{\"attribution\":{\"role\":\"" + number + "\"}}")))
        .statusCode();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
        .header("Authorization", AdminKeyFilter.BEARER);
  }

  /** Does not use REST Assured, which would take most of the time. */
  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The replaced numbers in the history of the quote, in its order. */
  private List<String> replaced(String quote) {
    Sql sql =
        Sql.of(
            """
            select before -> 'attribution' ->> 'role' as role from change
            where record_id = ?::uuid and change = 'changed'
            order by seq offset 1""",
            quote);
    return database.list(sql, row -> row.text("role"));
  }

  private static void runConcurrently(Runnable writer) throws Exception {
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(
            threads.submit(
                () -> {
                  start.await();
                  writer.run();
                  return Map.of();
                }));
      }
      for (Future<?> done : writers) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
