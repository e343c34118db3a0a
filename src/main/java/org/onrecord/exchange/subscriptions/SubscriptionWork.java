package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The background work of subscriptions: one thread matches changes, another delivers. Each process
 * does both; the database shares out the work. Changes of this process wake it. Those of others,
 * and of imports, are found by two statements a second. Without subscriptions, one runs each
 * second.
 */
@Singleton
class SubscriptionWork {
  /** The pause after matching is this many times as long, so that many subscriptions share it. */
  private static final int PAUSE_FACTOR = 4;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** The pause after changes, so that those that come one by one share the work. */
  private static final Duration AFTER_CHANGES = Duration.ofMillis(400);

  /** The time between two looks for changes of other processes, or for messages to repeat. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** The same while there are active subscriptions. */
  private static final Duration INTERVAL_WHILE_ACTIVE = Duration.ofMillis(500);

  /** The time between two looks for messages after others, which may have to be repeated. */
  private static final Duration AFTER_MESSAGES = Duration.ofMillis(250);

  private static final Duration MESSAGES_RECENT = Duration.ofSeconds(10);
  private static final Duration SHUTDOWN = Duration.ofSeconds(5);

  /** The time between two looks at metrics, owners and old deliveries. */
  private static final Duration UPKEEP = Duration.ofSeconds(15);

  private final MatchingRounds rounds;
  private final DeliveryDispatcher dispatcher;
  private final SubscriptionUpkeep upkeep;
  private final BackgroundLoop matching;
  private final BackgroundLoop delivering;
  private volatile boolean subscribed;
  private volatile boolean active;

  /** True if this process has changed records since the last round. */
  private final AtomicBoolean recordsChanged = new AtomicBoolean();

  private long lastUpkeep = System.nanoTime();
  private long lastMessage = System.nanoTime();

  SubscriptionWork(
      MatchingRounds rounds,
      DeliveryDispatcher dispatcher,
      SubscriptionUpkeep upkeep,
      SubscriptionMetrics metrics) {
    this.rounds = rounds;
    this.dispatcher = dispatcher;
    this.upkeep = upkeep;
    this.matching = new BackgroundLoop("subscription-matching", this::match, metrics::fail);
    this.delivering = new BackgroundLoop("subscription-delivery", this::deliver, metrics::fail);
  }

  void start(@Observes StartupEvent event) {
    dispatcher.onResult(delivering::wake);
    rounds.onMessages(delivering::wake);
    matching.start();
    delivering.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    rounds.stop();
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

  /** Matches soon what this process has committed. */
  void recordsChanged() {
    if (active) {
      recordsChanged.set(true);
      matching.wake();
    }
  }

  private BackgroundLoop.Pause match() {
    long start = System.nanoTime();
    boolean woken = recordsChanged.getAndSet(false);
    MatchingRounds.Round round = rounds.run(woken);
    subscribed = round.subscribed();
    active = round.active();
    keepUp();
    if (round.more()) {
      return BackgroundLoop.Pause.NONE;
    }
    return round.changed()
        ? afterChanges(System.nanoTime() - start, woken)
        : BackgroundLoop.Pause.upTo(round.active() ? INTERVAL_WHILE_ACTIVE : INTERVAL);
  }

  /**
   * A pause after work of some nanoseconds. Changes of other processes, or of an import, come
   * without a wake-up, and more are likely to follow.
   */
  private static BackgroundLoop.Pause afterChanges(long time, boolean woken) {
    Duration least = Duration.ofNanos(time * PAUSE_FACTOR);
    if (least.compareTo(AFTER_CHANGES) < 0) {
      least = AFTER_CHANGES;
    }
    if (least.compareTo(LONGEST_PAUSE) > 0) {
      least = LONGEST_PAUSE;
    }
    boolean shorter = woken && least.compareTo(INTERVAL_WHILE_ACTIVE) < 0;
    return new BackgroundLoop.Pause(least, shorter ? INTERVAL_WHILE_ACTIVE : least);
  }

  private void keepUp() {
    if (subscribed && System.nanoTime() - lastUpkeep > UPKEEP.toNanos()) {
      lastUpkeep = System.nanoTime();
      rounds.forget();
      upkeep.run();
    }
  }

  private BackgroundLoop.Pause deliver() {
    if (subscribed || dispatcher.hasResults()) {
      while (dispatcher.step() > 0 && !delivering.isStopped()) {
        lastMessage = System.nanoTime();
      }
    }
    boolean recent = System.nanoTime() - lastMessage < MESSAGES_RECENT.toNanos();
    return BackgroundLoop.Pause.upTo(recent ? AFTER_MESSAGES : INTERVAL);
  }
}
