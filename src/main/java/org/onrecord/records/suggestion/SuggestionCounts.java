package org.onrecord.records.suggestion;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseFailure;
import org.onrecord.database.sql.Sql;

/**
 * Counts the quotes of all actors and articles for suggestions, in the background and at most once
 * a minute. A count may take a hundredth of the time. A trigger would make every new quote wait for
 * the row of its speaker.
 */
@Singleton
class SuggestionCounts {
  private static final Logger LOG = Logger.getLogger(SuggestionCounts.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /** A count is followed by a pause of so many times its duration. */
  private static final int PAUSE = 100;

  /** Skips rows that a transaction changes, so that no other statement waits for a deadlock. */
  private static final Sql COUNT =
      Sql.of(
          """
          with counted as materialized (
            select speaker_id as id, count(*) as quotes from quote
            where status <> 'rejected' and speaker_id is not null group by speaker_id
            union all
            select article_id, count(*) from quote where status <> 'rejected' group by article_id),
          changed as materialized (
            select s.ctid as place, coalesce(c.quotes, 0) as quotes
            from suggestion s left join counted c on c.id = s.record_id
            where s.quotes <> coalesce(c.quotes, 0)
            for update of s skip locked)
          update suggestion s set quotes = c.quotes from changed c where s.ctid = c.place""");

  private final Database database;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(SuggestionCounts::thread);

  /** The time of the next count, by {@code System.nanoTime()}; null before the first one. */
  private final AtomicReference<Long> due = new AtomicReference<>();

  SuggestionCounts(Database database) {
    this.database = database;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "suggestion-counts");
    thread.setDaemon(true);
    return thread;
  }

  void stop(@Observes ShutdownEvent event) {
    executor.shutdownNow();
  }

  /** Starts a count if the last one is too long ago. Does not wait for it. */
  void refreshIfOld() {
    long now = System.nanoTime();
    Long time = due.get();
    if ((time == null || now - time >= 0) && due.compareAndSet(time, now + INTERVAL.toNanos())) {
      executor.execute(this::refresh);
    }
  }

  private void refresh() {
    long start = System.nanoTime();
    try {
      count();
    } catch (DatabaseFailure e) {
      LOG.debugf("The quotes of suggestions could not be counted: %s", e.getMessage());
    }
    long end = System.nanoTime();
    due.set(end + Math.max(INTERVAL.toNanos(), PAUSE * (end - start)));
  }

  /** Counts the quotes of all records now. */
  void count() {
    database.execute(COUNT);
  }
}
