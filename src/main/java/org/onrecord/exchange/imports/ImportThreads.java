package org.onrecord.exchange.imports;

import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The threads of all imports: a few that work on lines, however many imports there are, so that
 * other requests get their share; and one more for each import, which reads.
 */
@Singleton
class ImportThreads {
  /**
   * While some wait for the database's disk, which takes several commits at once, others compute.
   */
  static final int COUNT = 6;

  /** Lines at work when all ends may still ask for more, which nobody will do. */
  private final ExecutorService workers =
      new ThreadPoolExecutor(
          COUNT,
          COUNT,
          0,
          SECONDS,
          new LinkedBlockingQueue<>(),
          named("line"),
          new ThreadPoolExecutor.DiscardPolicy());

  private final ExecutorService readers = Executors.newCachedThreadPool(named("lines"));

  ExecutorService workers() {
    return workers;
  }

  ExecutorService readers() {
    return readers;
  }

  @PreDestroy
  void stop() {
    workers.shutdownNow();
    readers.shutdownNow();
  }

  private static ThreadFactory named(String what) {
    return task -> {
      Thread thread = new Thread(task, "import-" + what);
      thread.setDaemon(true);
      return thread;
    };
  }
}
