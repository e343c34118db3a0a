package org.onrecord.exchange.subscriptions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Metrics of subscriptions. */
@Singleton
class SubscriptionMetrics {
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong paused = new AtomicLong();
  private final Timer attempts;
  private final Timer waits;
  private final Counter failures;
  private final Counter errors;

  SubscriptionMetrics(MeterRegistry registry) {
    Gauge.builder("onrecord.subscriptions.lag", lag, AtomicLong::get)
        .description("Age of the oldest delivery that has not been attempted, of active ones")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("onrecord.subscriptions.pending", pending, AtomicLong::get)
        .description("Deliveries that wait for an attempt, at most 10,000")
        .register(registry);
    Gauge.builder("onrecord.subscriptions.paused", paused, AtomicLong::get)
        .description("Subscriptions that the service has paused")
        .register(registry);
    attempts =
        Timer.builder("onrecord.subscriptions.attempts")
            .description("Attempts to deliver")
            .register(registry);
    waits =
        Timer.builder("onrecord.subscriptions.waits")
            .description("Times from the match of a change to its first attempt")
            .register(registry);
    failures =
        Counter.builder("onrecord.subscriptions.failures")
            .description("Attempts that failed")
            .register(registry);
    errors =
        Counter.builder("onrecord.subscriptions.errors")
            .description("Failures of the background work, which is tried again")
            .register(registry);
  }

  void start(Duration wait) {
    waits.record(wait.isNegative() ? Duration.ZERO : wait);
  }

  void end(TargetAnswer answer) {
    attempts.record(answer.latency());
    if (!answer.isSuccess()) {
      failures.increment();
    }
  }

  void fail() {
    errors.increment();
  }

  void set(long lagSeconds, long pendingDeliveries, long pausedSubscriptions) {
    lag.set(lagSeconds);
    pending.set(pendingDeliveries);
    paused.set(pausedSubscriptions);
  }

  long lagSeconds() {
    return lag.get();
  }

  long pendingDeliveries() {
    return pending.get();
  }

  long pausedSubscriptions() {
    return paused.get();
  }
}
