package org.onrecord.exchange.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of imports and their lines, tagged by dry run. */
@Singleton
class ImportMetrics {
  private static final String DRY_RUN = "dry_run";

  private final MeterRegistry registry;
  private final Map<ImportStatus, Counter> lines;
  private final Map<ImportStatus, Counter> linesOfDryRuns;
  private final Timer imports;
  private final Timer dryRuns;
  private final AtomicInteger running = new AtomicInteger();

  ImportMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.lines = lines(registry, false);
    this.linesOfDryRuns = lines(registry, true);
    this.imports = imports(registry, false);
    this.dryRuns = imports(registry, true);
    Gauge.builder("onrecord.imports.running", running, AtomicInteger::get)
        .description("Running imports")
        .register(registry);
  }

  private static Map<ImportStatus, Counter> lines(MeterRegistry registry, boolean dryRun) {
    Map<ImportStatus, Counter> lines = new EnumMap<>(ImportStatus.class);
    for (ImportStatus status : ImportStatus.values()) {
      lines.put(
          status,
          Counter.builder("onrecord.import.lines")
              .description("Imported lines by status")
              .tag("status", status.toString())
              .tag(DRY_RUN, String.valueOf(dryRun))
              .register(registry));
    }
    return lines;
  }

  private static Timer imports(MeterRegistry registry, boolean dryRun) {
    return Timer.builder("onrecord.imports")
        .description("Finished imports")
        .tag(DRY_RUN, String.valueOf(dryRun))
        .register(registry);
  }

  /** Starts the measurement of an import. */
  Running begin(ImportOptions options) {
    running.incrementAndGet();
    return new Running(options.dryRun());
  }

  /** The measurement of a running import. */
  final class Running {
    private final boolean dryRun;
    private final Timer.Sample sample = Timer.start(registry);

    private Running(boolean dryRun) {
      this.dryRun = dryRun;
    }

    void line(ImportStatus status) {
      (dryRun ? linesOfDryRuns : lines).get(status).increment();
    }

    void end() {
      running.decrementAndGet();
      sample.stop(dryRun ? dryRuns : imports);
    }
  }
}
