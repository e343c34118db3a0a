package org.onrecord.records.statement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Metrics of the index of statements. */
@Singleton
class StatementMetrics {
  private final AtomicLong lag = new AtomicLong();
  private final Timer batches;
  private final Counter quotes;
  private final Counter failures;

  StatementMetrics(MeterRegistry registry) {
    Gauge.builder("onrecord.statements.lag", lag, AtomicLong::get)
        .description("Changes of records that statements do not show yet, at most")
        .register(registry);
    batches =
        Timer.builder("onrecord.statements.batches")
            .description("Batches of changed quotes whose statements were brought up to date")
            .register(registry);
    quotes =
        Counter.builder("onrecord.statements.quotes")
            .description("Changed quotes whose statements were brought up to date")
            .register(registry);
    failures =
        Counter.builder("onrecord.statements.failures")
            .description("Batches that failed and are retried")
            .register(registry);
  }

  Timer.Sample begin() {
    return Timer.start();
  }

  void end(Timer.Sample batch, int size, long remaining) {
    lag.set(remaining);
    if (size > 0) {
      batch.stop(batches);
      quotes.increment(size);
    }
  }

  void fail() {
    failures.increment();
  }
}
