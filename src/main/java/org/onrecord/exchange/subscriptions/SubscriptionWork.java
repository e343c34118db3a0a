package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.onrecord.exchange.changes.ChangeBatch;

/**
 * The background work of subscriptions: one thread matches changes, another delivers. Each process
 * does both; the database shares out the work. Without subscriptions, a process runs one cheap
 * statement a second.
 */
@Singleton
class SubscriptionWork {
  /** The pause after matching is this many times as long, so that many subscriptions share it. */
  private static final int PAUSE_FACTOR = 4;

  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(2);
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Duration INTERVAL_WITHOUT_SUBSCRIPTIONS = Duration.ofSeconds(1);
  private static final Duration SHUTDOWN = Duration.ofSeconds(5);

  /** The time between two looks at metrics, owners and old deliveries. */
  private static final Duration UPKEEP = Duration.ofSeconds(15);

  private final SubscriptionPositions positions;
  private final SubscriptionMatcher matcher;
  private final DeliveryDispatcher dispatcher;
  private final SubscriptionUpkeep upkeep;
  private final BackgroundLoop matching;
  private final BackgroundLoop delivering;
  private volatile boolean subscribed;
  private long lastUpkeep = System.nanoTime();

  SubscriptionWork(
      SubscriptionPositions positions,
      SubscriptionMatcher matcher,
      DeliveryDispatcher dispatcher,
      SubscriptionUpkeep upkeep,
      SubscriptionMetrics metrics) {
    this.positions = positions;
    this.matcher = matcher;
    this.dispatcher = dispatcher;
    this.upkeep = upkeep;
    this.matching = new BackgroundLoop("subscription-matching", this::matchAll, metrics::fail);
    this.delivering = new BackgroundLoop("subscription-delivery", this::deliverAll, metrics::fail);
  }

  void start(@Observes StartupEvent event) {
    dispatcher.onResult(delivering::wake);
    matching.start();
    delivering.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    matching.stop(SHUTDOWN);
    delivering.stop(SHUTDOWN);
    dispatcher.close();
  }

  /** Looks for work at once, after a change of a subscription. */
  void wake() {
    subscribed = true;
    matching.wake();
    delivering.wake();
  }

  private Duration matchAll() {
    long start = System.nanoTime();
    SubscriptionPositions.Stored stored = positions.read();
    subscribed = stored.any();
    boolean changed = false;
    boolean more = false;
    for (Map.Entry<String, ChangeBatch> batch : read(stored.positions()).entrySet()) {
      boolean found = !batch.getValue().changes().isEmpty();
      if (found || stored.positions().size() > 1) {
        matchAt(batch.getKey(), batch.getValue());
      }
      changed |= found;
      more |= batch.getValue().more();
    }
    keepUp();
    if (more) {
      return Duration.ZERO;
    }
    return subscribed
        ? interval(changed, System.nanoTime() - start)
        : INTERVAL_WITHOUT_SUBSCRIPTIONS;
  }

  /** A pause after work of some nanoseconds. */
  private static Duration interval(boolean changed, long time) {
    Duration pause = Duration.ofNanos(changed ? time * PAUSE_FACTOR : 0);
    if (pause.compareTo(INTERVAL) < 0) {
      return INTERVAL;
    }
    return pause.compareTo(LONGEST_INTERVAL) < 0 ? pause : LONGEST_INTERVAL;
  }

  private Map<String, ChangeBatch> read(List<String> stored) {
    return stored.isEmpty() ? Map.of() : matcher.read(stored);
  }

  private void matchAt(String position, ChangeBatch batch) {
    boolean others;
    do {
      others = matcher.match(position, batch);
      delivering.wake();
    } while (others && !matching.isStopped());
  }

  private void keepUp() {
    if (subscribed && System.nanoTime() - lastUpkeep > UPKEEP.toNanos()) {
      lastUpkeep = System.nanoTime();
      upkeep.run();
    }
  }

  private Duration deliverAll() {
    if (!subscribed && !dispatcher.hasResults()) {
      return INTERVAL_WITHOUT_SUBSCRIPTIONS;
    }
    while (dispatcher.step() > 0 && !delivering.isStopped()) {
      // The next messages.
    }
    return INTERVAL;
  }
}
