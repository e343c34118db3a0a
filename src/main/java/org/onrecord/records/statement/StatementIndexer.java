package org.onrecord.records.statement;

import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.onrecord.records.quote.StatementReference;

/**
 * Background thread that brings statements up to date. It follows the change feed in batches, each
 * in one transaction with the progress, so that it continues after a crash where it was. One
 * process at a time writes; any may. Quotes that were on record before the first start are done in
 * between.
 *
 * <p>Writers of quotes wake it and wait for it; one batch serves all that wait. Changes by other
 * processes and programs are found every second.
 */
@Singleton
public class StatementIndexer {
  private static final Logger LOG = Logger.getLogger(StatementIndexer.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);
  static final int BATCH = 1000;

  private final DataSource database;
  private final StatementIndex index;
  private final StatementMetrics metrics;
  private final StatementSettings settings;
  private final Thread thread = new Thread(this::run, "statements");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition awakened = lock.newCondition();
  private final Condition progressed = lock.newCondition();

  /** Numbers of requests to catch up: made, and done. */
  private long requested;

  private long done;

  /** The quotes whose writers wait, with their statements once these are known. */
  private final Map<UUID, Optional<StatementReference>> awaited = new HashMap<>();

  /** True while there are more changes than one batch: writers do not wait then. */
  private boolean behind;

  private volatile boolean stopped;

  StatementIndexer(
      DataSource database,
      StatementIndex index,
      StatementMetrics metrics,
      StatementSettings settings) {
    this.database = database;
    this.index = index;
    this.metrics = metrics;
    this.settings = settings;
  }

  /**
   * The result of a batch.
   *
   * @param more true if further changes are waiting
   * @param backfilling true if further quotes of the time before are waiting
   * @param lag number of waiting changes, at most
   * @param statements the statements of the quotes of the batch
   */
  record Step(
      int quotes,
      boolean more,
      boolean backfilling,
      long lag,
      Map<UUID, StatementReference> statements) {
    static final Step NOTHING = new Step(0, false, false, 0, Map.of());
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    wake();
    thread.join(SHUTDOWN.toMillis());
  }

  /**
   * Waits until the statements show all changes that were committed before. Returns earlier if that
   * takes longer than the configured time, or if the index is behind by more than a batch, as after
   * an import.
   */
  public void catchUp() {
    lock.lock();
    try {
      awaitChanges();
    } finally {
      lock.unlock();
    }
  }

  /** Waits likewise, if the statements do not show all changes yet. */
  void catchUpIfBehind() {
    if (isBehind()) {
      catchUp();
    }
  }

  /**
   * Waits likewise.
   *
   * @return the statement of the quote, if it has changed meanwhile
   */
  Optional<StatementReference> catchUp(UUID quote) {
    lock.lock();
    try {
      awaited.putIfAbsent(quote, Optional.empty());
      awaitChanges();
      Optional<StatementReference> found = awaited.remove(quote);
      return found == null ? Optional.empty() : found;
    } finally {
      lock.unlock();
    }
  }

  private void awaitChanges() {
    long nanos = settings.maxWait().toNanos();
    long request = ++requested;
    awakened.signal();
    try {
      while (done < request && !behind && !stopped && nanos > 0) {
        nanos = progressed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a batch without waiting for it. */
  void wake() {
    lock.lock();
    try {
      requested++;
      awakened.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Duration pause = INTERVAL;
    boolean failed = false;
    while (!stopped) {
      try {
        runUntilDone();
        if (failed) {
          LOG.info("Statements are brought up to date again");
        }
        failed = false;
        pause = INTERVAL;
      } catch (RuntimeException e) {
        if (stopped) {
          return;
        }
        metrics.fail();
        release();
        if (!failed) {
          LOG.warn("Statements could not be brought up to date; trying again", e);
        }
        failed = true;
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      }
      await(failed ? pause : INTERVAL, failed);
    }
  }

  /** Runs batches until no change is waiting. */
  private void runUntilDone() {
    boolean again = true;
    while (again && !stopped) {
      long request = request();
      Step step = isAwaited(request) || isBehind() ? step(BATCH) : Step.NOTHING;
      report(request, step);
      again = step.more() || step.backfilling();
    }
  }

  /** Runs one batch: of changes or, without any, of the quotes of the time before. */
  Step step(int limit) {
    Timer.Sample batch = metrics.begin();
    Step step = QuarkusTransaction.requiringNew().call(() -> inTransaction(limit));
    metrics.end(batch, step.quotes(), step.lag());
    return step;
  }

  private Step inTransaction(int limit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      index.lock();
      IndexProgress progress = IndexProgress.read(connection, limit);
      if (progress.isNew()) {
        index.clear();
        IndexProgress.start(connection);
        return new Step(0, false, true, 0, Map.of());
      }
      if (!progress.quotes().isEmpty()) {
        Map<UUID, StatementReference> statements = index.update(progress.quotes());
        progress.save(connection);
        long lag = progress.more() ? progress.until() - progress.last() : 0;
        return new Step(
            progress.quotes().size(),
            progress.more(),
            progress.backfill() != null,
            lag,
            statements);
      }
      if (progress.isStale()) {
        progress.save(connection);
      }
      return progress.backfill() == null ? Step.NOTHING : backfill(connection, progress, limit);
    }
  }

  private Step backfill(Connection connection, IndexProgress progress, int limit)
      throws SQLException {
    List<UUID> quotes = progress.remaining(connection, limit);
    boolean more = quotes.size() == limit;
    index.update(quotes);
    IndexProgress.saveBackfill(connection, more ? quotes.get(limit - 1) : null);
    return new Step(quotes.size(), false, more, 0, Map.of());
  }

  /** Reads, without a lock, whether there is anything to do. */
  boolean isBehind() {
    try (Connection connection = database.getConnection()) {
      return IndexProgress.read(connection, 1).hasWork();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isAwaited(long request) {
    lock.lock();
    try {
      return done < request;
    } finally {
      lock.unlock();
    }
  }

  private long request() {
    lock.lock();
    try {
      return requested;
    } finally {
      lock.unlock();
    }
  }

  private void report(long request, Step step) {
    lock.lock();
    try {
      behind = step.more();
      if (!behind) {
        done = request;
      }
      awaited.replaceAll(
          (quote, before) -> Optional.ofNullable(step.statements().get(quote)).or(() -> before));
      progressed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets those go that wait, since they would wait in vain. */
  private void release() {
    lock.lock();
    try {
      done = requested;
      progressed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a request.
   *
   * @param whole true to wait the whole time even if there is one
   */
  private void await(Duration time, boolean whole) {
    long nanos = time.toNanos();
    lock.lock();
    try {
      while (nanos > 0 && !stopped && (whole || done == requested)) {
        nanos = awakened.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
