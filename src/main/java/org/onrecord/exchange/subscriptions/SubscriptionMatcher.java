package org.onrecord.exchange.subscriptions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.SnapshotRead;
import org.onrecord.database.sql.Sql;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.exchange.changes.ChangeCursor;
import org.onrecord.exchange.changes.ChangeFeed;
import org.onrecord.exchange.changes.ChangeSelection;
import org.onrecord.exchange.changes.ChangeView;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.ProblemException;

/**
 * Matches changes with subscriptions: reads the changes after a position, evaluates the lists of
 * the subscriptions there for the changed records, and adds what is to be delivered to the queue.
 * Deliveries, states of records and the new position are written in one transaction.
 */
@Singleton
class SubscriptionMatcher {
  /** The maximum number of changes in a batch. */
  static final int MAX_CHANGES = 1000;

  /** The maximum number of subscriptions in a transaction. */
  private static final int MAX_SUBSCRIPTIONS = 250;

  private static final ChangeSelection ALL =
      new ChangeSelection(EnumSet.allOf(RecordKind.class), Optional.empty(), Optional.empty());

  private final Database database;
  private final ChangeFeed feed;
  private final SubscribedQueries queries;
  private final MatchedRecords matched;
  private final DeliveryQueue queue;
  private final SnapshotRead snapshot;

  SubscriptionMatcher(
      Database database,
      SnapshotRead snapshot,
      ChangeFeed feed,
      SubscribedQueries queries,
      MatchedRecords matched,
      DeliveryQueue queue) {
    this.database = database;
    this.snapshot = snapshot;
    this.feed = feed;
    this.queries = queries;
    this.matched = matched;
    this.queue = queue;
  }

  /** A subscription as far as matching needs it. */
  private record Matching(
      UUID id,
      String query,
      Set<SubscriptionEvent> events,
      boolean matchesByDefault,
      BatchLimits batch) {
    static Matching of(Row row) throws SQLException {
      int maxItems = (int) row.longValue("max_items");
      return new Matching(
          row.id("id"),
          row.text("query"),
          Set.copyOf(Subscription.eventsOf(row.array("events"))),
          row.bool("matches_by_default"),
          maxItems == 0
              ? null
              : new BatchLimits(maxItems, (int) row.longValue("max_wait_seconds")));
    }
  }

  /**
   * Reads the changes after positions, in one snapshot: positions whose changes are all read become
   * equal, so that their subscriptions are matched together from then on. Pauses the subscriptions
   * at a position that is not one of this database.
   */
  Map<String, ChangeBatch> read(List<String> positions) {
    Map<String, String> rejected = new HashMap<>();
    Map<String, ChangeBatch> batches =
        snapshot.of(
            () -> {
              Map<String, ChangeBatch> read = new LinkedHashMap<>();
              for (String position : positions) {
                try {
                  read.put(position, feed.after(cursor(position), ALL, MAX_CHANGES));
                } catch (ProblemException e) {
                  rejected.put(position, e.problem().detail());
                }
              }
              return read;
            });
    rejected.forEach(this::reject);
    return batches;
  }

  /** The cursor at a stored position, of which the empty one is the beginning. */
  private static ChangeCursor cursor(String position) {
    return position.isEmpty() ? ChangeCursor.BEGINNING : ChangeCursor.decode(position);
  }

  /**
   * Matches a batch with some of the subscriptions at its position that no other process works on.
   *
   * @return true if there may be others at that position
   */
  @Transactional
  public boolean match(String position, ChangeBatch batch) {
    List<Matching> subscriptions =
        database.listFromPrimary(
            Sql.of(
                """
                select id, query, events, matches_by_default, max_items, max_wait_seconds from subscription
                where state = 'active' and position = ? order by id limit ? for no key update skip locked""",
                position,
                MAX_SUBSCRIPTIONS),
            Matching::of);
    queries.refresh();
    Map<String, SubscribedList> lists = lists(subscriptions);
    List<Matching> readable =
        subscriptions.stream().filter(one -> lists.containsKey(one.query())).toList();
    match(readable, lists, batch.changes());
    move(readable, batch.next().encode());
    return subscriptions.size() == MAX_SUBSCRIPTIONS;
  }

  /** The lists by their queries. A subscription whose query is no longer valid is paused. */
  private Map<String, SubscribedList> lists(List<Matching> subscriptions) {
    Map<String, SubscribedList> lists = new LinkedHashMap<>();
    for (Matching subscription : subscriptions) {
      try {
        lists.put(subscription.query(), queries.cached(subscription.query()));
      } catch (ProblemException e) {
        queue.pause(subscription.id(), PauseReason.INVALID, e.problem().detail());
      }
    }
    return lists;
  }

  private void match(
      List<Matching> subscriptions,
      Map<String, SubscribedList> lists,
      List<ChangeBatch.Numbered> changes) {
    Map<RecordKind, Set<UUID>> changed =
        changes.stream()
            .map(ChangeBatch.Numbered::change)
            .collect(
                groupingBy(
                    ChangeView::kind,
                    () -> new EnumMap<>(RecordKind.class),
                    mapping(ChangeView::id, toCollection(LinkedHashSet::new))));
    for (Map.Entry<RecordKind, Set<UUID>> ofKind : changed.entrySet()) {
      RecordKind kind = ofKind.getKey();
      List<Matching> interested =
          subscriptions.stream().filter(one -> lists.get(one.query()).kind() == kind).toList();
      if (!interested.isEmpty()) {
        match(
            interested,
            changes.stream().filter(entry -> entry.change().kind() == kind).toList(),
            matched.evaluate(kind, ofKind(lists, kind), ofKind.getValue()),
            matched.states(interested.stream().map(Matching::id).toList(), ofKind.getValue()));
      }
    }
  }

  private static Map<String, SubscribedList> ofKind(
      Map<String, SubscribedList> lists, RecordKind kind) {
    return lists.entrySet().stream()
        .filter(list -> list.getValue().kind() == kind)
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private void match(
      List<Matching> subscriptions,
      List<ChangeBatch.Numbered> changes,
      MatchedRecords.Evaluation evaluation,
      Map<UUID, Map<UUID, MatchState>> stored) {
    Map<MatchedRecords.Key, MatchState> news = new HashMap<>();
    for (Matching subscription : subscriptions) {
      Map<UUID, MatchState> states =
          new HashMap<>(stored.getOrDefault(subscription.id(), Map.of()));
      Set<UUID> matching = evaluation.matching().get(subscription.query());
      if (subscription.matchesByDefault() || !states.isEmpty() || !matching.isEmpty()) {
        match(subscription, changes, evaluation, states)
            .forEach((id, state) -> news.put(new MatchedRecords.Key(subscription.id(), id), state));
      }
    }
    matched.store(news);
  }

  /**
   * Adds what is to be delivered to a subscription.
   *
   * @param states the known states of records
   * @return the states that are new
   */
  private Map<UUID, MatchState> match(
      Matching subscription,
      List<ChangeBatch.Numbered> changes,
      MatchedRecords.Evaluation evaluation,
      Map<UUID, MatchState> states) {
    Map<UUID, MatchState> news = new HashMap<>();
    List<DeliveryItem> items = new ArrayList<>();
    for (ChangeBatch.Numbered entry : changes) {
      UUID id = entry.change().id();
      MatchState.Present present = evaluation.of(subscription.query(), id);
      MatchState before = states.get(id);
      if (before == null
          && present != MatchState.Present.MATCHES
          && !subscription.matchesByDefault()) {
        continue;
      }
      MatchState known = before == null ? unknown(subscription, entry.change()) : before;
      MatchState.Step step = known.after(entry.change().change(), entry.seq(), present);
      if (before == null || !step.state().equals(before)) {
        states.put(id, step.state());
        news.put(id, step.state());
      }
      step.event()
          .filter(subscription.events()::contains)
          .ifPresent(event -> items.add(item(event, entry.change())));
    }
    queue.add(subscription.id(), subscription.batch(), items);
    return news;
  }

  /** The state before the change of a record without a stored state. */
  private static MatchState unknown(Matching subscription, ChangeView change) {
    boolean existed = change.change() != ChangeKind.CREATED;
    return new MatchState(existed && subscription.matchesByDefault(), 0);
  }

  private static DeliveryItem item(SubscriptionEvent event, ChangeView change) {
    return new DeliveryItem(event, change.kind(), change.id(), change.change(), change.at());
  }

  private void move(List<Matching> subscriptions, String position) {
    database.execute(
        Sql.of(
            "update subscription set position = ? where id = any(?)",
            position,
            subscriptions.stream().map(Matching::id).toArray(UUID[]::new)));
  }

  private void reject(String position, String detail) {
    database.execute(
        Sql.of(
            """
            update subscription set state = 'paused', pause_reason = 'reset', pause_detail = ?, paused_at = now()
            where position = ? and state = 'active'""",
            detail,
            position));
  }
}
