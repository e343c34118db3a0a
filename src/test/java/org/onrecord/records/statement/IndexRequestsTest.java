package org.onrecord.records.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.records.quote.StatementReference;
import org.onrecord.records.statement.IndexRequests.Patience;

/** The pace of batches, and who waits for them. Waits that do not end fail by the timeout. */
@Timeout(60)
class IndexRequestsTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final UUID QUOTE = UUID.randomUUID();
  private static final StatementReference STATEMENT = new StatementReference(QUOTE, 2);
  private static final IndexStep DONE =
      new IndexStep(true, 1, false, false, 0, Map.of(QUOTE, STATEMENT));
  private static final IndexStep LOCKED_OUT = new IndexStep(false, 0, true, false, 0, Map.of());

  private final AtomicLong now = new AtomicLong();

  /** Permits a burst of ten waits of writers, and of ten readers. */
  private final IndexRequests requests = new IndexRequests(1, now::get);

  private CompletableFuture<Void> indexer = CompletableFuture.completedFuture(null);

  @AfterEach
  void stop() {
    requests.close();
    indexer.join();
  }

  /** Runs a batch whenever one is due. */
  private void startIndexer() {
    indexer = CompletableFuture.runAsync(this::runBatches);
  }

  private void runBatches() {
    try {
      while (requests.awaitDue(LONG)) {
        requests.report(requests.begin(), DONE);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void writers_wait_while_tokens_are_left() {
    startIndexer();
    for (int i = 0; i < 10; i++) {
      assertEquals(new IndexRequests.Answer(true, Optional.of(STATEMENT)), write());
    }
    assertFalse(write().done());
    assertFalse(requests.awaitWrite(LONG));
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertTrue(requests.awaitWrite(LONG));
  }

  private IndexRequests.Answer write() {
    return requests.awaitWrite(QUOTE, LONG);
  }

  @Test
  void readers_wait_for_earlier_writes_while_tokens_are_left() {
    // The first batch would be due without a reader, who would take no token then.
    requests.report(requests.begin(), DONE);
    startIndexer();
    for (int i = 0; i < 10; i++) {
      requests.add();
      requests.awaitRead(LONG);
      assertTrue(requests.isDone(i + 1));
    }
    requests.add();
    requests.awaitRead(LONG);
    assertFalse(requests.isDone(11));
  }

  @Test
  void readers_take_no_token_without_earlier_writes() {
    startIndexer();
    for (int i = 0; i < 100; i++) {
      requests.awaitRead(LONG);
    }
    requests.add();
    requests.awaitRead(LONG);
    assertTrue(requests.isDone(1));
  }

  @Test
  void requests_without_a_wait_are_collected_for_the_next_batch() {
    requests.report(requests.begin(), DONE);
    requests.add();
    assertEquals(IndexRequests.INTERVAL.toNanos(), requests.nanosUntilDue());
    now.addAndGet(IndexRequests.INTERVAL.toNanos());
    assertEquals(0, requests.nanosUntilDue());
    requests.report(requests.begin(), DONE);
    assertEquals(Long.MAX_VALUE, requests.nanosUntilDue());
  }

  @Test
  void many_requests_make_a_batch_due() {
    requests.report(requests.begin(), DONE);
    for (int i = 1; i < IndexRequests.FULL; i++) {
      requests.add();
    }
    assertEquals(IndexRequests.INTERVAL.toNanos(), requests.nanosUntilDue());
    requests.add();
    assertEquals(0, requests.nanosUntilDue());
  }

  @Test
  void a_wait_for_all_changes_takes_no_token() {
    startIndexer();
    for (int i = 0; i < 100; i++) {
      requests.await(LONG, Patience.FOR_ALL_QUOTES);
      assertTrue(requests.isDone(i + 1));
    }
  }

  @Test
  void no_writer_waits_if_the_wait_is_switched_off() {
    requests.report(requests.begin(), DONE);
    assertFalse(requests.awaitWrite(Duration.ZERO));
    assertEquals(IndexRequests.INTERVAL.toNanos(), requests.nanosUntilDue());
  }

  @Test
  void nothing_waits_after_a_failure_until_a_batch_succeeds() {
    requests.fail();
    assertFalse(write().done());
    requests.await(LONG, Patience.FOR_CHANGES);
    requests.await(LONG, Patience.FOR_ALL_QUOTES);
    assertFalse(requests.isDone(1));
    requests.report(requests.begin(), DONE);
    assertTrue(requests.isDone(3));
    startIndexer();
    assertTrue(write().done());
  }

  @Test
  void a_failure_ends_waits() {
    indexer =
        CompletableFuture.runAsync(
            () -> {
              while (requests.begin() == 0) {
                Thread.onSpinWait();
              }
              requests.fail();
            });
    assertFalse(write().done());
  }

  @Test
  void writers_do_not_wait_while_another_process_keeps_the_lock() {
    requests.add();
    for (int i = 0; i < 5; i++) {
      requests.report(requests.begin(), LOCKED_OUT);
    }
    assertFalse(write().done());
    requests.report(requests.begin(), DONE);
    startIndexer();
    assertTrue(write().done());
  }
}
