package org.onrecord.exchange.imports;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ImportThreadsTest {
  /** What is done last, at the end of everything, asks for the next as ever. */
  @Test
  void ended_lanes_take_no_more_work_and_do_not_complain() throws Exception {
    ImportThreads lanes = new ImportThreads();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    AtomicBoolean more = new AtomicBoolean();
    lanes
        .workers()
        .execute(
            () -> {
              started.countDown();
              while (!lanes.workers().isShutdown()) {
                Thread.onSpinWait();
              }
              lanes.workers().execute(() -> more.set(true));
              asked.countDown();
            });
    assertTrue(started.await(10, SECONDS));

    lanes.stop();

    assertTrue(asked.await(10, SECONDS));
    assertTrue(lanes.workers().awaitTermination(10, SECONDS));
    assertFalse(more.get());
  }
}
