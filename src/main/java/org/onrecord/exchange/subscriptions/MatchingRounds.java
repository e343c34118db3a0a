package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.exchange.changes.PgSnapshot;

/**
 * Rounds of matching: each reads where subscriptions are in the change feed, and matches the
 * changes after that. Used by one thread.
 */
@Singleton
class MatchingRounds {
  /** The longest time for which the last position is taken for that of all groups. */
  private static final Duration POSITIONS_VALID = Duration.ofSeconds(3);

  private final SubscriptionPositions positions;
  private final SubscriptionGroups groups;
  private final SubscriptionMatcher matcher;

  /** The position that groups reached last. */
  private LastRead last = LastRead.NOTHING;

  private long positionsRead;
  private Runnable onMessages = () -> {};
  private volatile boolean stopped;

  MatchingRounds(
      SubscriptionPositions positions, SubscriptionGroups groups, SubscriptionMatcher matcher) {
    this.positions = positions;
    this.groups = groups;
    this.matcher = matcher;
  }

  /**
   * The result of a round.
   *
   * @param subscribed true if there are subscriptions, also paused ones
   * @param active true if there are active ones
   * @param changed true if there were changes
   * @param more true if there are further changes
   */
  record Round(boolean subscribed, boolean active, boolean changed, boolean more) {}

  /**
   * A position after which there were no changes.
   *
   * @param snapshot the snapshot of the database in which there were none
   */
  private record LastRead(String position, PgSnapshot snapshot) {
    static final LastRead NOTHING = new LastRead("", new PgSnapshot(1, 1, List.of()));

    /** The end of a batch that has been matched at a position. */
    static LastRead after(String position, ChangeBatch batch) {
      return batch.changes().isEmpty() ? new LastRead(position, batch.snapshot()) : after(batch);
    }

    static LastRead after(ChangeBatch batch) {
      return batch.more() ? NOTHING : new LastRead(batch.next().encode(), batch.snapshot());
    }

    /** True if there are no changes after it, and no other positions. */
    boolean isUpToDate(SubscriptionPositions.Stored stored) {
      return !stored.changed()
          && stored.own().isEmpty()
          && stored.shared().equals(Set.of(position));
    }
  }

  /** Sets what is called when there are new messages. */
  void onMessages(Runnable listener) {
    onMessages = listener;
  }

  /** Ends the present round early. */
  void stop() {
    stopped = true;
  }

  /** Reads all positions anew: another database may have taken the place of this one. */
  void forget() {
    last = LastRead.NOTHING;
  }

  /**
   * Runs a round.
   *
   * @param known true if it is known that there are changes: then those after the last position are
   *     read at once
   */
  Round run(boolean known) {
    boolean recent = System.nanoTime() - positionsRead < POSITIONS_VALID.toNanos();
    return known && recent && last != LastRead.NOTHING ? matchAtLast() : matchAtStored();
  }

  private Round matchAtLast() {
    String position = last.position();
    ChangeBatch batch = matcher.read(Set.of(position)).get(position);
    if (batch == null) {
      last = LastRead.NOTHING;
      return new Round(true, true, false, true);
    }
    boolean changed = !batch.changes().isEmpty();
    if (changed && !matchAt(position, batch, matcher::matchGroups)) {
      // Another process has moved the groups.
      last = LastRead.NOTHING;
      return matchAtStored();
    }
    last = LastRead.after(position, batch);
    return new Round(true, true, changed, batch.more());
  }

  private Round matchAtStored() {
    SubscriptionPositions.Stored stored = positions.read(last.snapshot());
    positionsRead = System.nanoTime();
    Set<String> all = stored.all();
    Map<String, ChangeBatch> batches =
        all.isEmpty() || last.isUpToDate(stored) ? Map.of() : matcher.read(all);
    for (String position : stored.own()) {
      matchAt(position, batches.get(position), matcher::matchAlone);
    }
    for (String position : stored.shared()) {
      ChangeBatch batch = batches.get(position);
      if (batch != null && (all.size() > 1 || !batch.changes().isEmpty())) {
        matchAt(position, batch, matcher::matchGroups);
      }
    }
    joinGroups(stored, batches.values());
    keepPosition(stored, batches);
    return new Round(
        stored.any(),
        !all.isEmpty(),
        batches.values().stream().anyMatch(batch -> !batch.changes().isEmpty()),
        batches.values().stream().anyMatch(ChangeBatch::more));
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

  /** Remembers the position of the groups if all have the same. */
  private void keepPosition(SubscriptionPositions.Stored stored, Map<String, ChangeBatch> batches) {
    if (batches.isEmpty()) {
      return;
    }
    Map.Entry<String, ChangeBatch> first = batches.entrySet().iterator().next();
    boolean only = batches.size() == 1 && stored.own().isEmpty();
    last = only ? LastRead.after(first.getKey(), first.getValue()) : LastRead.NOTHING;
  }

  /**
   * Matches a batch; null for a position whose subscriptions have been paused.
   *
   * @return true if there were subscriptions or groups at the position
   */
  private boolean matchAt(
      String position,
      ChangeBatch batch,
      BiFunction<String, ChangeBatch, SubscriptionMatcher.Matched> match) {
    boolean found = false;
    boolean others = batch != null;
    while (others && !stopped) {
      SubscriptionMatcher.Matched matched = match.apply(position, batch);
      found |= matched.found();
      others = matched.others();
      if (matched.messages()) {
        onMessages.run();
      }
    }
    return found;
  }
}
