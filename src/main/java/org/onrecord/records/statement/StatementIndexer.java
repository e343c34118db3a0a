package org.onrecord.records.statement;

import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.onrecord.records.quote.StatementWait;
import org.onrecord.records.statement.IndexRequests.Answer;
import org.onrecord.records.statement.IndexRequests.Patience;
import org.onrecord.web.shutdown.ShutdownDeadline;

/**
 * Background thread that brings statements up to date. It follows the change feed in batches, each
 * in one transaction with the progress, so that it continues after a crash where it was. One
 * process at a time writes; any may. Quotes that were on record before the first start are done in
 * between.
 *
 * <p>Writers of quotes wake it. They wait for it, too, unless they are many; see {@link
 * IndexRequests}. Changes by other processes and programs are found every second.
 */
@Singleton
public class StatementIndexer implements StatementWait {
  /**
   * The version of the rules by which quotes are the same words. It is incremented with each change
   * of the rules or fingerprints, so that all statements are computed anew.
   */
  public static final int VERSION = 3;

  private static final Logger LOG = Logger.getLogger(StatementIndexer.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** The first pause before the lock is tried again, and the longest one. */
  private static final Duration RETRY = Duration.ofMillis(20);

  private static final Duration LONGEST_RETRY = Duration.ofMillis(200);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  /** The maximum number of changes in a batch. */
  static final int BATCH = 2_000;

  private final DataSource database;
  private final StatementBatches batches;
  private final StatementMetrics metrics;
  private final StatementSettings settings;
  private final ShutdownDeadline shutdown;
  private final Thread thread = new Thread(this::run, "statements");
  private final IndexRequests requests;
  private final BatchSize size = new BatchSize(BATCH);
  private volatile boolean stopped;

  StatementIndexer(
      DataSource database,
      StatementBatches batches,
      StatementMetrics metrics,
      StatementSettings settings,
      ShutdownDeadline shutdown) {
    this.database = database;
    this.batches = batches;
    this.metrics = metrics;
    this.settings = settings;
    this.shutdown = shutdown;
    this.requests = new IndexRequests(settings.waitsPerSecond(), System::nanoTime);
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    requests.close();
    thread.join(SHUTDOWN.toMillis());
  }

  /**
   * Waits until the statements show all changes that were committed before, at most for a time.
   * Returns earlier if a batch fails, and at once if waits are switched off.
   */
  public void catchUp(Duration longest) {
    boolean off = settings.maxWait().isZero();
    requests.await(off ? Duration.ZERO : longest, Patience.FOR_CHANGES);
  }

  /** Waits for the changes of this process, if that is cheap. Reads nothing if there are none. */
  @Override
  public void beforeQuotes() {
    requests.awaitRead(settings.maxWait());
  }

  /** Waits for the configured time, if the statements do not show all quotes yet. */
  @Override
  public void beforeStatements() {
    if (isBehind()) {
      requests.await(settings.maxWait(), Patience.FOR_ALL_QUOTES);
    }
  }

  /** Waits until the statements show a change of a quote, if that is cheap. */
  Answer afterWrite(UUID quote) {
    return requests.awaitWrite(quote, settings.maxWait());
  }

  /** Waits likewise for changes of several quotes; true if the statements show them. */
  boolean afterWrite() {
    return requests.awaitWrite(settings.maxWait());
  }

  /** Asks for a batch without waiting for it. */
  public void wake() {
    requests.add();
  }

  private void run() {
    Duration pause = INTERVAL;
    boolean failed = false;
    while (!isStopped()) {
      try {
        runUntilDone();
        if (failed) {
          LOG.info("Statements are brought up to date again");
        }
        failed = false;
        pause = INTERVAL;
        requests.awaitDue(INTERVAL);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        fail(e, failed);
        failed = true;
        pause = pause(pause);
      }
    }
  }

  /** True if the service stops and no further batch can succeed. */
  private boolean isStopped() {
    return stopped || shutdown.hasCancelledStatements();
  }

  private void fail(RuntimeException e, boolean again) {
    metrics.fail();
    requests.fail();
    if (!again && !isStopped()) {
      LOG.warn("Statements could not be brought up to date; trying again", e);
    }
  }

  /** Waits, and returns the time to wait after the next failure. */
  private Duration pause(Duration time) {
    try {
      requests.pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return twice(time, LONGEST_PAUSE);
  }

  private static Duration twice(Duration time, Duration longest) {
    Duration twice = time.multipliedBy(2);
    return twice.compareTo(longest) < 0 ? twice : longest;
  }

  /** Runs batches until no change is waiting. */
  private void runUntilDone() throws InterruptedException {
    boolean again = true;
    Duration retry = RETRY;
    while (again && !isStopped()) {
      long request = requests.begin();
      IndexStep step = requests.isDone(request) && !isBehind() ? IndexStep.NOTHING : step();
      requests.report(request, step);
      again = step.more() || step.backfilling();
      if (step.isLockedOut()) {
        requests.pause(retry);
        retry = twice(retry, LONGEST_RETRY);
      } else {
        retry = RETRY;
      }
    }
  }

  private IndexStep step() {
    try {
      IndexStep step = step(size.get());
      size.grow();
      return step;
    } catch (BatchTooLargeException e) {
      size.shrink();
      return IndexStep.AGAIN;
    }
  }

  /** Runs one batch: of changes or, without any, of the quotes of the time before. */
  IndexStep step(int limit) {
    Timer.Sample batch = metrics.begin();
    IndexStep step = batches.run(limit);
    if (step.locked()) {
      metrics.end(batch, step.quotes(), step.lag());
    }
    return step;
  }

  /** Reads, without a lock, whether there is anything to do. */
  boolean isBehind() {
    try (Connection connection = database.getConnection()) {
      return IndexProgress.read(connection, 1).hasWork();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
