package org.onrecord.exchange.changes;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.onrecord.records.history.RecordKind;

/**
 * Polls the change feed and tells observers of new changes: one small query of the process, while
 * there are observers. Changes of other replicas are seen, too.
 */
@Singleton
class ChangeWatch {
  private static final long INTERVAL_MILLIS = 100;

  private static final ChangeSelection ALL =
      new ChangeSelection(EnumSet.allOf(RecordKind.class), Optional.empty(), Optional.empty());

  private static final Logger LOG = Logger.getLogger(ChangeWatch.class);

  private final ChangeFeed feed;
  private final Set<Runnable> observers = new CopyOnWriteArraySet<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread watch = new Thread(task, "change-watch");
            watch.setDaemon(true);
            return watch;
          });
  private ScheduledFuture<?> polling;
  private ChangeCursor cursor = ChangeCursor.END;
  private boolean failing;

  ChangeWatch(ChangeFeed feed) {
    this.feed = feed;
  }

  /**
   * Adds an observer, which runs on the thread of the watch and returns at once. It may also run
   * without new changes.
   */
  synchronized void add(Runnable observer) {
    observers.add(observer);
    if (polling == null) {
      cursor = ChangeCursor.END;
      polling =
          thread.scheduleWithFixedDelay(
              this::poll, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Removes an observer. */
  synchronized void remove(Runnable observer) {
    observers.remove(observer);
    if (observers.isEmpty() && polling != null) {
      polling.cancel(false);
      polling = null;
    }
  }

  /** A failure of the database is logged once; the next poll sees the changes since the last. */
  private void poll() {
    try {
      if (hasChanged()) {
        observers.forEach(Runnable::run);
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warnf("Streams of changes wait, because the change feed cannot be read: %s", e);
      }
      failing = true;
    }
  }

  /** True at the first poll, too: observers may have read before its snapshot. */
  private boolean hasChanged() {
    ChangeCursor before = cursor;
    ChangeBatch batch = feed.after(before, ALL, 1);
    cursor = ChangeCursor.at(batch.snapshot());
    return before == ChangeCursor.END || !batch.changes().isEmpty();
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
