package org.onrecord.exchange.imports;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import org.jboss.logging.Logger;

/**
 * The thread pools of all imports: a fixed number of workers, so that other requests get their
 * share, and one reader for each import.
 */
@Singleton
class ImportThreads {
  /** The number of workers: some compute while others wait for a commit. */
  static final int COUNT = 6;

  private static final Duration MAX_WAIT = Duration.ofSeconds(3);
  private static final Logger LOG = Logger.getLogger(ImportThreads.class);

  /** Discards tasks after the shutdown: the end of each batch submits another. */
  private final ExecutorService workers =
      new ThreadPoolExecutor(
          COUNT,
          COUNT,
          0,
          SECONDS,
          new LinkedBlockingQueue<>(),
          daemons("import-line"),
          new ThreadPoolExecutor.DiscardPolicy());

  private final ExecutorService readers = Executors.newCachedThreadPool(daemons("import-lines"));

  ExecutorService workers() {
    return workers;
  }

  ExecutorService readers() {
    return readers;
  }

  /** Stops all threads, and waits until they have ended their transactions. */
  @PreDestroy
  void stop() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(MAX_WAIT.toMillis(), MILLISECONDS)) {
        LOG.warn("The service stops although lines are still being imported");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
    readers.shutdownNow();
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
