package org.onrecord.exchange.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of imports and their lines, tagged by dry run. */
@Singleton
class ImportMetrics {
  private final Meters imports;
  private final Meters dryRuns;
  private final AtomicInteger running = new AtomicInteger();

  ImportMetrics(MeterRegistry registry) {
    this.imports = new Meters(registry, false);
    this.dryRuns = new Meters(registry, true);
    Gauge.builder("onrecord.imports.running", running, AtomicInteger::get)
        .description("Running imports")
        .register(registry);
  }

  /** Starts the measurement of an import. */
  Running begin(ImportOptions options) {
    running.incrementAndGet();
    return new Running(options.dryRun() ? dryRuns : imports);
  }

  /** The measurement of a running import. */
  final class Running {
    private final Meters meters;
    private final Timer.Sample sample = Timer.start();

    private Running(Meters meters) {
      this.meters = meters;
    }

    void line(ImportStatus status) {
      meters.lines.get(status).increment();
    }

    void end() {
      running.decrementAndGet();
      sample.stop(meters.duration);
    }
  }

  private static final class Meters {
    private final Map<ImportStatus, Counter> lines = new EnumMap<>(ImportStatus.class);
    private final Timer duration;

    Meters(MeterRegistry registry, boolean dryRun) {
      Tag tag = Tag.of("dry_run", String.valueOf(dryRun));
      for (ImportStatus status : ImportStatus.values()) {
        lines.put(
            status,
            Counter.builder("onrecord.import.lines")
                .description("Imported lines by status")
                .tags(List.of(tag, Tag.of("status", status.toString())))
                .register(registry));
      }
      duration =
          Timer.builder("onrecord.imports")
              .description("Finished imports")
              .tags(List.of(tag))
              .register(registry);
    }
  }
}
