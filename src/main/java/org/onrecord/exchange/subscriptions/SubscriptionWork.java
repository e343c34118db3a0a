package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.exchange.changes.PgSnapshot;

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

  /** The pause after changes, so that those that come one by one share the work. */
  private static final Duration AFTER_CHANGES = Duration.ofMillis(400);

  private static final Duration INTERVAL_WITHOUT_SUBSCRIPTIONS = Duration.ofSeconds(1);
  private static final Duration SHUTDOWN = Duration.ofSeconds(5);

  /** The time between two looks at metrics, owners and old deliveries. */
  private static final Duration UPKEEP = Duration.ofSeconds(15);

  private final SubscriptionPositions positions;
  private final SubscriptionGroups groups;
  private final SubscriptionMatcher matcher;
  private final DeliveryDispatcher dispatcher;
  private final SubscriptionUpkeep upkeep;
  private final BackgroundLoop matching;
  private final BackgroundLoop delivering;
  private volatile boolean subscribed;

  /** Where the changes were read last. */
  private LastRead last = LastRead.NOTHING;

  private long lastUpkeep = System.nanoTime();

  SubscriptionWork(
      SubscriptionPositions positions,
      SubscriptionGroups groups,
      SubscriptionMatcher matcher,
      DeliveryDispatcher dispatcher,
      SubscriptionUpkeep upkeep,
      SubscriptionMetrics metrics) {
    this.positions = positions;
    this.groups = groups;
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

  /**
   * A position after which there were no changes.
   *
   * @param snapshot the snapshot of the database in which there were none
   */
  private record LastRead(String position, PgSnapshot snapshot) {
    static final LastRead NOTHING = new LastRead("", new PgSnapshot(1, 1, List.of()));

    /** True if there are no changes after it, and no other positions. */
    boolean isUpToDate(SubscriptionPositions.Stored stored) {
      return !stored.changed()
          && stored.own().isEmpty()
          && stored.shared().equals(Set.of(position));
    }

    /** The last position after batches have been read, if any. */
    static LastRead after(LastRead last, Map<String, ChangeBatch> batches) {
      if (batches.isEmpty()) {
        return last;
      }
      Map.Entry<String, ChangeBatch> first = batches.entrySet().iterator().next();
      boolean only = batches.size() == 1 && first.getValue().changes().isEmpty();
      return only ? new LastRead(first.getKey(), first.getValue().snapshot()) : NOTHING;
    }
  }

  private Duration matchAll() {
    long start = System.nanoTime();
    SubscriptionPositions.Stored stored = positions.read(last.snapshot());
    subscribed = stored.any();
    Map<String, ChangeBatch> batches = last.isUpToDate(stored) ? Map.of() : read(stored.all());
    matchAlone(stored, batches);
    for (String position : stored.shared()) {
      ChangeBatch batch = batches.get(position);
      if (batch != null && (stored.all().size() > 1 || !batch.changes().isEmpty())) {
        matchAt(position, batch, matcher::matchGroups);
      }
    }
    joinGroups(stored, batches.values());
    last = LastRead.after(last, batches);
    keepUp();
    if (batches.values().stream().anyMatch(ChangeBatch::more)) {
      return Duration.ZERO;
    }
    boolean changed = batches.values().stream().anyMatch(batch -> !batch.changes().isEmpty());
    return subscribed
        ? interval(changed, System.nanoTime() - start)
        : INTERVAL_WITHOUT_SUBSCRIPTIONS;
  }

  private void matchAlone(SubscriptionPositions.Stored stored, Map<String, ChangeBatch> batches) {
    for (String position : stored.own()) {
      matchAt(position, batches.get(position), matcher::matchAlone);
    }
  }

  /** Adds subscriptions that have caught up to their groups. */
  private void joinGroups(SubscriptionPositions.Stored stored, Collection<ChangeBatch> batches) {
    if (!stored.own().isEmpty()) {
      batches.stream()
          .filter(batch -> !batch.more())
          .findFirst()
          .ifPresent(batch -> groups.join(batch.next().encode()));
    }
  }

  /** A pause after work of some nanoseconds. */
  private static Duration interval(boolean changed, long time) {
    if (!changed) {
      return INTERVAL;
    }
    Duration pause = Duration.ofNanos(time * PAUSE_FACTOR);
    if (pause.compareTo(AFTER_CHANGES) < 0) {
      return AFTER_CHANGES;
    }
    return pause.compareTo(LONGEST_INTERVAL) < 0 ? pause : LONGEST_INTERVAL;
  }

  private Map<String, ChangeBatch> read(Set<String> stored) {
    return stored.isEmpty() ? Map.of() : matcher.read(stored);
  }

  /** Matches a batch; null for a position whose subscriptions have been paused. */
  private void matchAt(String position, ChangeBatch batch, BiPredicate<String, ChangeBatch> match) {
    boolean others = batch != null;
    while (others && !matching.isStopped()) {
      others = match.test(position, batch);
      delivering.wake();
    }
  }

  private void keepUp() {
    if (subscribed && System.nanoTime() - lastUpkeep > UPKEEP.toNanos()) {
      lastUpkeep = System.nanoTime();
      // Another database may have taken the place of this one.
      last = LastRead.NOTHING;
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
