package org.onrecord.exchange.subscriptions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.exchange.changes.ChangeView;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.ProblemException;

/**
 * Matches a batch of changes with subscriptions: evaluates their lists for the changed records, and
 * for those that match differently by a change of another record, and adds what is to be delivered
 * to the queue.
 */
@Singleton
class MatchedChanges {
  /** The number of records that are evaluated at once. */
  private static final int MAX_RECORDS = 1000;

  private final SubscribedQueryCache queries;
  private final MatchedRecords matched;
  private final DependentRecords dependent;
  private final MatchStates states;
  private final DeliveryQueue queue;

  /** The plans of the latest subscriptions, for the next batch of changes. */
  private volatile Prepared prepared = new Prepared(null, 0, List.of(), Map.of());

  MatchedChanges(
      SubscribedQueryCache queries,
      MatchedRecords matched,
      DependentRecords dependent,
      MatchStates states,
      DeliveryQueue queue) {
    this.queries = queries;
    this.matched = matched;
    this.dependent = dependent;
    this.states = states;
    this.queue = queue;
  }

  /**
   * A change to match with subscriptions.
   *
   * @param own false if another record changed, on which this one depends
   */
  record Entry(long seq, ChangeView change, boolean own) {
    UUID id() {
      return change.id();
    }
  }

  /**
   * The plans of subscriptions, valid as long as their queries are read in the same way.
   *
   * @param generation that of the queries
   * @param readable those of the subscriptions whose query is valid
   */
  private record Prepared(
      List<MatchedSubscription> subscriptions,
      long generation,
      List<UUID> readable,
      Map<RecordKind, MatchingPlan> plans) {
    boolean isFor(List<MatchedSubscription> others, long present) {
      return subscriptions == others && generation == present;
    }
  }

  /**
   * The result of matching a batch.
   *
   * @param readable the subscriptions without those whose query is no longer valid, which are
   *     paused
   * @param states new states, which have to be stored
   * @param messages true if messages were added
   */
  record Result(List<UUID> readable, Map<MatchStates.Key, MatchState> states, boolean messages) {}

  /** Matches changes with subscriptions, which the transaction has locked. */
  Result match(List<MatchedSubscription> subscriptions, ChangeBatch batch) {
    if (subscriptions.isEmpty()) {
      return new Result(List.of(), Map.of(), false);
    }
    queries.follow(batch);
    Prepared present = prepared(subscriptions);
    Map<RecordKind, ChangedRows> rows = read(present, batch);
    if (rows.containsKey(RecordKind.QUOTE)
        && queries.readAnewFor(rows.get(RecordKind.QUOTE).languages())) {
      present = prepared(subscriptions);
      rows = read(present, batch);
    }
    PendingMatches pending = new PendingMatches(states, queue);
    matchOwn(present.plans(), rows, batch.changes(), pending);
    matchDependent(present.plans(), batch.changes(), pending);
    return new Result(present.readable(), pending.states(), pending.hasMessages());
  }

  private Prepared prepared(List<MatchedSubscription> subscriptions) {
    Prepared present = prepared;
    if (!present.isFor(subscriptions, queries.generation())) {
      present = prepare(subscriptions);
      prepared = present;
    }
    return present;
  }

  /** Reads the changed records of each kind that has subscriptions. */
  private Map<RecordKind, ChangedRows> read(Prepared present, ChangeBatch batch) {
    Map<RecordKind, ChangedRows> rows = new EnumMap<>(RecordKind.class);
    for (MatchingPlan plan : present.plans().values()) {
      List<UUID> ids = idsOf(plan.kind(), batch.changes());
      if (!plan.isEmpty() && !ids.isEmpty()) {
        rows.put(plan.kind(), matched.read(plan, ids));
      }
    }
    return rows;
  }

  private static List<UUID> idsOf(RecordKind kind, List<ChangeBatch.Numbered> changes) {
    return changes.stream()
        .map(ChangeBatch.Numbered::change)
        .filter(change -> change.kind() == kind)
        .map(ChangeView::id)
        .distinct()
        .toList();
  }

  private Prepared prepare(List<MatchedSubscription> subscriptions) {
    Map<String, SubscribedList> lists = lists(subscriptions);
    Map<RecordKind, List<MatchedSubscription>> byKind =
        subscriptions.stream()
            .filter(one -> lists.containsKey(one.query()))
            .collect(
                groupingBy(
                    one -> lists.get(one.query()).kind(),
                    () -> new EnumMap<>(RecordKind.class),
                    toList()));
    Map<RecordKind, MatchingPlan> plans = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : RecordKind.values()) {
      plans.put(kind, new MatchingPlan(kind, byKind.getOrDefault(kind, List.of()), lists));
    }
    List<UUID> readable =
        byKind.values().stream().flatMap(List::stream).map(MatchedSubscription::id).toList();
    return new Prepared(subscriptions, queries.generation(), readable, plans);
  }

  /** The lists by their queries. A subscription whose query is no longer valid is paused. */
  private Map<String, SubscribedList> lists(List<MatchedSubscription> subscriptions) {
    Map<String, SubscribedList> lists = new HashMap<>();
    for (MatchedSubscription subscription : subscriptions) {
      try {
        lists.put(subscription.query(), queries.get(subscription.query()));
      } catch (ProblemException e) {
        queue.pauseAtOnce(subscription.id(), PauseReason.INVALID, e.problem().detail());
      }
    }
    return lists;
  }

  private void matchOwn(
      Map<RecordKind, MatchingPlan> plans,
      Map<RecordKind, ChangedRows> rows,
      List<ChangeBatch.Numbered> changes,
      PendingMatches pending) {
    rows.forEach(
        (kind, changed) ->
            match(
                plans.get(kind),
                changed,
                changes.stream()
                    .filter(change -> change.change().kind() == kind)
                    .map(change -> new Entry(change.seq(), change.change(), true))
                    .toList(),
                pending));
  }

  /** Matches the records that depend on changed ones, in parts. */
  private void matchDependent(
      Map<RecordKind, MatchingPlan> plans,
      List<ChangeBatch.Numbered> changes,
      PendingMatches pending) {
    List<SubscribedList> lists =
        plans.values().stream().flatMap(plan -> plan.lists().stream()).toList();
    for (DependentRecords.Found found : dependent.of(changes, lists)) {
      MatchingPlan plan = plans.get(found.kind()).only(found.lists());
      List<Entry> entries = found.entries();
      for (int from = 0; from < entries.size(); from += MAX_RECORDS) {
        List<Entry> part = entries.subList(from, Math.min(from + MAX_RECORDS, entries.size()));
        match(plan, matched.read(plan, part.stream().map(Entry::id).toList()), part, pending);
      }
    }
  }

  private void match(
      MatchingPlan plan, ChangedRows rows, List<Entry> entries, PendingMatches pending) {
    MatchedRecords.Evaluation evaluation = matched.evaluate(plan, rows);
    Map<UUID, Map<UUID, MatchState>> stored = pending.over(rows.states());
    List<DeliveryQueue.Addition> additions = new ArrayList<>();
    for (MatchedSubscription subscription :
        plan.concerned(evaluation.matching().keySet(), stored.keySet())) {
      Map<UUID, MatchState> known = new HashMap<>(stored.getOrDefault(subscription.id(), Map.of()));
      additions.add(
          new DeliveryQueue.Addition(
              subscription.id(),
              subscription.batch(),
              items(
                  subscription,
                  entries,
                  id -> evaluation.of(plan.listOf(subscription), id),
                  new States(subscription.id(), known, pending))));
    }
    pending.add(additions);
  }

  /**
   * The states of records for a subscription.
   *
   * @param known by record
   * @param pending gets those that change
   */
  private record States(UUID subscription, Map<UUID, MatchState> known, PendingMatches pending) {
    void put(UUID id, MatchState state) {
      known.put(id, state);
      pending.put(new MatchStates.Key(subscription, id), state);
    }
  }

  /** The items to deliver to a subscription, in the order of the changes. */
  private static List<DeliveryItem> items(
      MatchedSubscription subscription,
      List<Entry> entries,
      Function<UUID, MatchState.Present> evaluation,
      States states) {
    List<DeliveryItem> items = new ArrayList<>();
    for (Entry entry : entries) {
      MatchState.Present present = evaluation.apply(entry.id());
      MatchState before = states.known().get(entry.id());
      if (before == null
          && present != MatchState.Present.MATCHES
          && !subscription.matchesByDefault()) {
        continue;
      }
      MatchState known = before == null ? unknown(subscription, entry.change()) : before;
      MatchState.Step step = step(known, entry, present);
      if (!step.state().equals(before) && (entry.own() || !step.state().equals(known))) {
        states.put(entry.id(), step.state());
      }
      step.event()
          .filter(subscription.events()::contains)
          .ifPresent(event -> items.add(item(event, entry.change())));
    }
    return items;
  }

  private static MatchState.Step step(MatchState known, Entry entry, MatchState.Present present) {
    return entry.own()
        ? known.after(entry.change().change(), entry.seq(), present)
        : known.afterOther(entry.seq(), present);
  }

  /** The state before the change of a record without a stored state. */
  private static MatchState unknown(MatchedSubscription subscription, ChangeView change) {
    boolean existed = change.change() != ChangeKind.CREATED;
    return new MatchState(existed && subscription.matchesByDefault(), 0);
  }

  private static DeliveryItem item(SubscriptionEvent event, ChangeView change) {
    return new DeliveryItem(event, change.kind(), change.id(), change.change(), change.at());
  }
}
