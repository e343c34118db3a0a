package org.onrecord.exchange.subscriptions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a batch of changes adds: messages, and new states, which are stored together at the end
 * unless they are many.
 */
final class PendingMatches {
  private static final int MAX_STATES = 10_000;

  private final MatchStates stored;
  private final DeliveryQueue queue;
  private final Map<MatchStates.Key, MatchState> states = new HashMap<>();
  private boolean messages;

  PendingMatches(MatchStates stored, DeliveryQueue queue) {
    this.stored = stored;
    this.queue = queue;
  }

  /** The states that have not been stored yet. */
  Map<MatchStates.Key, MatchState> states() {
    return states;
  }

  boolean hasMessages() {
    return messages;
  }

  void put(MatchStates.Key key, MatchState state) {
    states.put(key, state);
  }

  /** Adds the states that have not been stored yet to stored ones. */
  Map<UUID, Map<UUID, MatchState>> over(Map<UUID, Map<UUID, MatchState>> others) {
    states.forEach(
        (key, state) ->
            others
                .computeIfAbsent(key.subscription(), id -> new HashMap<>())
                .put(key.record(), state));
    return others;
  }

  /** Adds messages, and stores states if they are many. */
  void add(List<DeliveryQueue.Addition> additions) {
    queue.add(additions);
    messages |= additions.stream().anyMatch(addition -> !addition.items().isEmpty());
    if (states.size() > MAX_STATES) {
      stored.store(states);
      states.clear();
    }
  }
}
