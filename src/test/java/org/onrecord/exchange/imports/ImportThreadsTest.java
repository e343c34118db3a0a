package org.onrecord.exchange.imports;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ImportThreadsTest {
  /** The last batch asks for another one during the shutdown. */
  @Test
  void discards_tasks_after_the_shutdown() throws Exception {
    ImportThreads threads = new ImportThreads();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch requested = new CountDownLatch(1);
    AtomicBoolean more = new AtomicBoolean();
    threads
        .workers()
        .execute(
            () -> {
              started.countDown();
              while (!threads.workers().isShutdown()) {
                Thread.onSpinWait();
              }
              threads.workers().execute(() -> more.set(true));
              requested.countDown();
            });
    assertTrue(started.await(10, SECONDS));

    threads.stop();

    assertTrue(requested.await(10, SECONDS));
    assertTrue(threads.workers().awaitTermination(10, SECONDS));
    assertFalse(more.get());
  }
}
