package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

@Timeout(60)
class OrderedResultsTest {
  private static final int LARGE = 2 << 20;

  /** So a slow line does not let the results of later invalid lines fill the memory. */
  @Test
  void a_producer_waits_for_the_first_result_once_many_bytes_wait_for_it() throws Exception {
    try (ResultFile file = new ResultFile()) {
      OrderedResults results = new OrderedResults(file, new ObjectMapper(), status -> {});
      results.awaitRoom();
      results.add(1, large(2));
      CompletableFuture<Void> room = CompletableFuture.runAsync(() -> awaitRoom(results));
      TimeUnit.MILLISECONDS.sleep(200);
      assertFalse(room.isDone());

      results.add(0, ImportResult.of(1, new Outcome(ImportStatus.CREATED, new UUID(0, 1))));

      room.join();
      file.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.copyTo(out);
      assertEquals(2, out.toString().lines().count());
      assertEquals("1 CREATED, 0 UPDATED, 0 UNCHANGED, 1 FAILED", results.toString().toUpperCase());
    }
  }

  @Test
  void a_stop_ends_the_waiting() throws Exception {
    try (ResultFile file = new ResultFile()) {
      OrderedResults results = new OrderedResults(file, new ObjectMapper(), status -> {});
      results.add(1, large(2));
      CompletableFuture<Void> room = CompletableFuture.runAsync(() -> awaitRoom(results));
      results.stop();
      room.join();
    }
  }

  private static ImportResult large(long line) {
    return ImportResult.failed(
        line, ProblemException.of(ProblemType.INVALID_REQUEST, "x".repeat(LARGE)).problem());
  }

  private static void awaitRoom(OrderedResults results) {
    try {
      results.awaitRoom();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
