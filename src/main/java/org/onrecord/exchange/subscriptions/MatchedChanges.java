package org.onrecord.exchange.subscriptions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final DeliveryQueue queue;

  /** The plans of the latest subscriptions, for the next batch of changes. */
  private volatile Prepared prepared = new Prepared(null, 0, List.of(), Map.of());

  MatchedChanges(
      SubscribedQueryCache queries,
      MatchedRecords matched,
      DependentRecords dependent,
      DeliveryQueue queue) {
    this.queries = queries;
    this.matched = matched;
    this.dependent = dependent;
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
   * Matches changes with subscriptions, which the transaction has locked.
   *
   * @return the subscriptions without those whose query is no longer valid, which are paused
   */
  List<UUID> match(List<MatchedSubscription> subscriptions, List<ChangeBatch.Numbered> changes) {
    if (subscriptions.isEmpty()) {
      return List.of();
    }
    queries.refresh(idsOf(RecordKind.QUOTE, changes));
    Prepared present = prepared;
    if (!present.isFor(subscriptions, queries.generation())) {
      present = prepare(subscriptions);
      prepared = present;
    }
    if (!changes.isEmpty()) {
      matchOwn(present.plans(), changes);
      matchDependent(present.plans(), changes);
    }
    return present.readable();
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

  private void matchOwn(Map<RecordKind, MatchingPlan> plans, List<ChangeBatch.Numbered> changes) {
    for (MatchingPlan plan : plans.values()) {
      match(
          plan,
          changes.stream()
              .filter(change -> change.change().kind() == plan.kind())
              .map(change -> new Entry(change.seq(), change.change(), true))
              .toList());
    }
  }

  /** Matches the records that depend on changed ones, in parts. */
  private void matchDependent(
      Map<RecordKind, MatchingPlan> plans, List<ChangeBatch.Numbered> changes) {
    List<SubscribedList> lists =
        plans.values().stream().flatMap(plan -> plan.lists().stream()).toList();
    for (DependentRecords.Found found : dependent.of(changes, lists)) {
      MatchingPlan plan = plans.get(found.kind()).only(found.lists());
      List<Entry> entries = found.entries();
      for (int from = 0; from < entries.size(); from += MAX_RECORDS) {
        match(plan, entries.subList(from, Math.min(from + MAX_RECORDS, entries.size())));
      }
    }
  }

  private void match(MatchingPlan plan, List<Entry> entries) {
    if (plan.isEmpty() || entries.isEmpty()) {
      return;
    }
    Set<UUID> ids = new LinkedHashSet<>();
    entries.forEach(entry -> ids.add(entry.id()));
    MatchedRecords.Evaluation evaluation = matched.evaluate(plan, ids);
    Map<UUID, Map<UUID, MatchState>> stored = matched.states(ids);
    Map<MatchedRecords.Key, MatchState> news = new HashMap<>();
    List<DeliveryQueue.Addition> additions = new ArrayList<>();
    for (MatchedSubscription subscription :
        plan.concerned(evaluation.matching().keySet(), stored.keySet())) {
      Map<UUID, MatchState> states =
          new HashMap<>(stored.getOrDefault(subscription.id(), Map.of()));
      additions.add(
          new DeliveryQueue.Addition(
              subscription.id(),
              subscription.batch(),
              items(
                  subscription,
                  entries,
                  id -> evaluation.of(plan.listOf(subscription), id),
                  new States(subscription.id(), states, news))));
    }
    queue.add(additions);
    matched.store(news);
  }

  /**
   * The states of records for a subscription.
   *
   * @param known by record
   * @param news gets those that change
   */
  private record States(
      UUID subscription, Map<UUID, MatchState> known, Map<MatchedRecords.Key, MatchState> news) {
    void put(UUID id, MatchState state) {
      known.put(id, state);
      news.put(new MatchedRecords.Key(subscription, id), state);
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
