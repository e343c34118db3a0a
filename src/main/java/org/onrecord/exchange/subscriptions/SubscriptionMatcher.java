package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.SnapshotRead;
import org.onrecord.database.sql.Sql;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.exchange.changes.ChangeCursor;
import org.onrecord.exchange.changes.ChangeFeed;
import org.onrecord.exchange.changes.ChangeSelection;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads the changes after positions, and matches them with the subscriptions there. Deliveries,
 * states of records and the new position are written in one transaction.
 */
@Singleton
class SubscriptionMatcher {
  /** The maximum number of changes in a batch. */
  static final int MAX_CHANGES = 1000;

  /** The maximum number of subscriptions without a group in a transaction. */
  private static final int MAX_ALONE = 250;

  private static final ChangeSelection ALL =
      new ChangeSelection(EnumSet.allOf(RecordKind.class), Optional.empty(), Optional.empty());

  private final Database database;
  private final ChangeFeed feed;
  private final SubscriptionGroups groups;
  private final MatchedChanges changes;
  private final MatchStates states;
  private final DeliveryQueue queue;
  private final SnapshotRead snapshot;

  SubscriptionMatcher(
      Database database,
      SnapshotRead snapshot,
      ChangeFeed feed,
      SubscriptionGroups groups,
      MatchedChanges changes,
      MatchStates states,
      DeliveryQueue queue) {
    this.database = database;
    this.snapshot = snapshot;
    this.feed = feed;
    this.groups = groups;
    this.changes = changes;
    this.states = states;
    this.queue = queue;
  }

  /**
   * Reads the changes after positions, in one snapshot: positions whose changes are all read become
   * equal, so that their subscriptions are matched together from then on. Pauses the subscriptions
   * at a position that is not one of this database.
   */
  Map<String, ChangeBatch> read(Collection<String> positions) {
    Map<String, String> rejected = new HashMap<>();
    // A single statement has a snapshot of its own.
    Map<String, ChangeBatch> batches =
        positions.size() == 1
            ? read(positions, rejected)
            : snapshot.of(() -> read(positions, rejected));
    rejected.forEach(this::reject);
    return batches;
  }

  private Map<String, ChangeBatch> read(
      Collection<String> positions, Map<String, String> rejected) {
    Map<String, ChangeBatch> read = new LinkedHashMap<>();
    for (String position : positions) {
      try {
        read.put(position, feed.after(cursor(position), ALL, MAX_CHANGES));
      } catch (ProblemException e) {
        rejected.put(position, e.problem().detail());
      }
    }
    return read;
  }

  /** The cursor at a stored position, of which the empty one is the beginning. */
  private static ChangeCursor cursor(String position) {
    return position.isEmpty() ? ChangeCursor.BEGINNING : ChangeCursor.decode(position);
  }

  /**
   * The result of matching a batch.
   *
   * @param found true if there were groups or subscriptions at the position
   * @param others true if there may be others
   * @param messages true if there are new messages
   */
  record Matched(boolean found, boolean others, boolean messages) {}

  /** Matches a batch with groups at its position that no other process works on. */
  @Transactional
  public Matched matchGroups(String position, ChangeBatch batch) {
    SubscriptionGroups.Locked locked = groups.lock(position, batch.changes().size());
    if (locked.ids().isEmpty()) {
      return new Matched(false, locked.others(), false);
    }
    MatchedChanges.Result result = changes.match(locked.members(), batch);
    states.store(result.states(), groups.move(locked.ids(), batch.next().encode()));
    return new Matched(true, locked.others(), result.messages());
  }

  /**
   * Matches a batch with some of the subscriptions at its position that have no group, and that no
   * other process works on.
   */
  @Transactional
  public Matched matchAlone(String position, ChangeBatch batch) {
    List<MatchedSubscription> subscriptions =
        database.listFromPrimary(
            Sql.of(
                """
                select %s from subscription where group_id is null and state = 'active' and position = ?
                order by id limit ? for no key update skip locked"""
                    .formatted(MatchedSubscription.COLUMNS),
                position,
                MAX_ALONE),
            MatchedSubscription::of);
    MatchedChanges.Result result = changes.match(subscriptions, batch);
    states.store(
        result.states(),
        Sql.of(
            "update subscription set position = ? where id = any(?)",
            batch.next().encode(),
            result.readable().toArray(UUID[]::new)));
    boolean found = !subscriptions.isEmpty();
    return new Matched(found, subscriptions.size() == MAX_ALONE, result.messages());
  }

  private void reject(String position, String detail) {
    database
        .listFromPrimary(
            Sql.of(
                """
                select id from subscription where state = 'active'
                  and (position = ? or group_id in (select id from subscription_group where position = ?))""",
                position,
                position),
            row -> row.id("id"))
        .forEach(id -> queue.pause(id, PauseReason.RESET, detail));
  }
}
