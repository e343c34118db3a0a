package org.onrecord.exchange.imports;

import static java.util.Comparator.comparing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The imports that this process runs at the moment. */
@Singleton
public class RunningImports {
  private final Clock clock;
  private final Set<Progress> running = ConcurrentHashMap.newKeySet();

  RunningImports(Clock clock) {
    this.clock = clock;
  }

  /** Adds an import that starts. */
  Progress begin(ImportOptions options, String by) {
    Progress progress = new Progress(clock.instant(), options.dryRun(), by);
    running.add(progress);
    return progress;
  }

  /** The imports under way, the first one first. */
  public List<RunningImport> list() {
    return running.stream()
        .map(Progress::view)
        .sorted(comparing(RunningImport::startedAt))
        .toList();
  }

  /** The progress of an import. */
  final class Progress {
    private final Instant startedAt;
    private final boolean dryRun;
    private final String by;
    private final Map<ImportStatus, LongAdder> lines = new EnumMap<>(ImportStatus.class);

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
      running.remove(this);
    }

    private RunningImport view() {
      return new RunningImport(
          startedAt,
          dryRun,
          by,
          lines.get(ImportStatus.CREATED).sum(),
          lines.get(ImportStatus.UPDATED).sum(),
          lines.get(ImportStatus.UNCHANGED).sum(),
          lines.get(ImportStatus.FAILED).sum());
    }
  }
}
