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
 * Keeps the names and numbers of quotes that suggestions search up to date. Names are written
 * before the next suggestion, since writing them with every new article takes too long. The quotes
 * of all actors and articles are counted in the background, at most once a minute and at most for a
 * hundredth of the time: a trigger would make every new quote wait for the row of its speaker.
 */
@Singleton
class SuggestionUpdates {
  private static final Logger LOG = Logger.getLogger(SuggestionUpdates.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /** The pause after a count, as a multiple of its duration. */
  private static final int PAUSE = 100;

  /** Maximum number of records whose names a request writes. */
  private static final int NAMES_AT_ONCE = 2000;

  private static final Sql NAMES =
      Sql.of("select refresh_suggestions(?) as written", NAMES_AT_ONCE);

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
      Executors.newSingleThreadExecutor(SuggestionUpdates::thread);

  /** The time of the next count, by {@code System.nanoTime()}; null before the first one. */
  private final AtomicReference<Long> due = new AtomicReference<>();

  SuggestionUpdates(Database database) {
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

  /**
   * Writes the names of the first {@value #NAMES_AT_ONCE} records whose names were added or
   * changed. Others follow in the background.
   */
  void writeNames() {
    if (writeFirstNames() == NAMES_AT_ONCE) {
      executor.execute(this::writeAllNames);
    }
  }

  private void writeAllNames() {
    long written = NAMES_AT_ONCE;
    while (written == NAMES_AT_ONCE) {
      written = writeFirstNames();
    }
  }

  /** Returns the number of records; 0 if the primary fails, since replicas still answer then. */
  private long writeFirstNames() {
    try {
      return database.write(NAMES, row -> row.longValue("written")).orElseThrow();
    } catch (DatabaseFailure e) {
      LOG.debugf("The names for suggestions could not be written: %s", e.getMessage());
      return 0;
    }
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
