package org.onrecord.conditional;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onrecord.database.Database;
import org.onrecord.database.Row;
import org.onrecord.database.Sql;

/**
 * Writers who count in one quote: each reads the number, and writes the next one on the condition
 * that nobody has written meanwhile. A change that was lost would be a number that two of them
 * wrote.
 */
@QuarkusTest
class ManyWritersTest {
  private static final int WRITERS = 16;

  @Inject Database database;

  @Test
  void of_two_hundred_changes_by_sixteen_writers_none_is_lost() throws Exception {
    count(200);
  }

  @Tag("long")
  @Test
  void of_a_thousand_changes_by_sixteen_writers_none_is_lost() throws Exception {
    count(1000);
  }

  private void count(int changes) throws Exception {
    Example example = Example.recorded();
    patch(example.quotePath(), "0", "*");
    ConcurrentLinkedQueue<Integer> written = new ConcurrentLinkedQueue<>();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();

    together(
        () -> {
          while (accepted.get() < changes) {
            Response known = given().get(example.quotePath());
            int next = Integer.parseInt(known.path("attribution.role")) + 1;
            int status = patch(example.quotePath(), "" + next, known.header("ETag"));
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
    assertEquals("" + written.size(), given().get(example.quotePath()).path("attribution.role"));
    assertEquals(1L + written.size(), noted(example.quote()));
    assertTrue(refused.get() > 0, "the writers must get in each other's way");
  }

  private static int patch(String path, String number, String tag) {
    return given()
        .contentType("application/merge-patch+json")
        .header("If-Match", tag)
        .body(("{\"attribution\":{\"role\":\"" + number + "\"}}").getBytes())
        .patch(path)
        .statusCode();
  }

  /** How many changes of the quote are in the feed. */
  private long noted(String quote) {
    Sql sql =
        Sql.of(
            "select count(*) from change where record_id = ?::uuid and change = 'changed'", quote);
    return database.find(sql, Row::count).orElseThrow();
  }

  private static void together(Runnable writer) throws Exception {
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
