package org.onrecord.exchange.imports;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseFailure;
import org.onrecord.database.sql.Sql;
import org.onrecord.database.sql.SqlNull;

/**
 * The imports under way in all processes. Each process writes its own into a table every second, so
 * that imports of less than a second write nothing.
 */
@Singleton
public class RunningImports {
  private static final Logger LOG = Logger.getLogger(RunningImports.class);
  private static final int INTERVAL_SECONDS = 1;

  private static final String WRITE =
      """
      insert into running_import (id, started_at, dry_run, sent_by, created, updated, unchanged, failed, written_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, now())
      on conflict (id) do update
      set created = excluded.created, updated = excluded.updated, unchanged = excluded.unchanged, failed = excluded.failed,
        written_at = excluded.written_at""";

  private static final String REMOVE =
      "delete from running_import where id = any(?) or written_at < now() - interval '1 minute'";

  /** Without those whose process has not written them for several seconds: it was killed. */
  private static final String LIST =
      """
      select started_at, dry_run, sent_by, created, updated, unchanged, failed from running_import
      where written_at > now() - interval '15 seconds' order by started_at, id""";

  private final Clock clock;
  private final Database database;
  private final Set<Progress> running = new HashSet<>();
  private final Set<UUID> ended = new HashSet<>();

  /** Keeps the order of writes, so that none follows the removal of its import. */
  private final Object writeLock = new Object();

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(RunningImports::thread);

  /** Null while no import is under way. */
  private ScheduledFuture<?> writing;

  RunningImports(Clock clock, Database database) {
    this.clock = clock;
    this.database = database;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "import-progress");
    thread.setDaemon(true);
    return thread;
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  /** Adds an import that starts. */
  synchronized Progress begin(ImportOptions options, String by) {
    Progress progress = new Progress(clock.instant(), options.dryRun(), by);
    running.add(progress);
    if (writing == null && !thread.isShutdown()) {
      writing =
          thread.scheduleWithFixedDelay(
              this::writeIfPossible, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }
    return progress;
  }

  private synchronized void end(Progress progress) {
    running.remove(progress);
    if (progress.written) {
      ended.add(progress.id);
    }
  }

  /** The imports under way, the first one first; those of other processes as of a second ago. */
  public List<RunningImport> list() {
    write();
    return database.listFromPrimary(
        Sql.of(LIST),
        row ->
            new RunningImport(
                row.instant("started_at"),
                row.bool("dry_run"),
                row.text("sent_by"),
                row.longValue("created"),
                row.longValue("updated"),
                row.longValue("unchanged"),
                row.longValue("failed")));
  }

  private void writeIfPossible() {
    try {
      write();
    } catch (DatabaseFailure e) {
      LOG.debugf("The progress of imports could not be written: %s", e.getMessage());
    }
  }

  /**
   * Writes the imports of this process, and removes those that have ended. Imports start and end
   * meanwhile: they do not wait for the database.
   */
  void write() {
    synchronized (writeLock) {
      State state = takeState();
      state.running.forEach(Progress::write);
      if (!state.ended.isEmpty()) {
        database.execute(Sql.of(REMOVE, (Object) state.ended.toArray(UUID[]::new)));
      }
    }
  }

  private record State(List<Progress> running, List<UUID> ended) {}

  private synchronized State takeState() {
    State state = new State(List.copyOf(running), List.copyOf(ended));
    ended.clear();
    running.forEach(progress -> progress.written = true);
    if (running.isEmpty() && writing != null) {
      writing.cancel(false);
      writing = null;
    }
    return state;
  }

  /** The progress of an import. */
  final class Progress {
    private final UUID id = UUID.randomUUID();
    private final Instant startedAt;
    private final boolean dryRun;
    private final String by;
    private final Map<ImportStatus, LongAdder> lines = new EnumMap<>(ImportStatus.class);

    /** True if the table may have it. */
    private boolean written;

    private Progress(Instant startedAt, boolean dryRun, String by) {
      this.startedAt = startedAt;
      this.dryRun = dryRun;
      this.by = by;
      for (ImportStatus status : ImportStatus.values()) {
        lines.put(status, new LongAdder());
      }
    }

    /** Counts a line. */
    void line(ImportStatus status) {
      lines.get(status).increment();
    }

    /** Removes the import, which has ended. */
    void end() {
      RunningImports.this.end(this);
    }

    private void write() {
      database.execute(
          Sql.of(
              WRITE,
              id,
              startedAt.atOffset(ZoneOffset.UTC),
              dryRun,
              by == null ? new SqlNull("varchar") : by,
              lines.get(ImportStatus.CREATED).sum(),
              lines.get(ImportStatus.UPDATED).sum(),
              lines.get(ImportStatus.UNCHANGED).sum(),
              lines.get(ImportStatus.FAILED).sum()));
    }
  }
}
