package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Sql;
import org.onrecord.exchange.changes.ChangeCursor;
import org.onrecord.exchange.changes.ChangeFeed;
import org.onrecord.exchange.changes.ChangeSelection;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.MergePatch;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Creates, changes and finds subscriptions. A caller has access to those that it created, an admin
 * to all; others do not exist for it.
 */
@Singleton
class Subscriptions {
  private static final Projection<SubscriptionView> PROJECTION =
      new Projection<>(
          "subscription",
          "s",
          Columns.of(SubscriptionView.COLUMNS).column("position", SubscriptionView.POSITION),
          Sql.EMPTY,
          SubscriptionView::of);

  private static final Order NEWEST_FIRST = Order.descending("createdAt", "s.id", UUID::fromString);

  private static final Order NEWEST_DELIVERY_FIRST =
      Order.descending("createdAt", "d.id", UUID::fromString);

  private final EntityManager entities;
  private final Database database;
  private final SubscribedQueries queries;
  private final MatchedRecords matched;
  private final SubscriptionGroups groups;
  private final DeliveryQueue queue;
  private final ChangeFeed feed;
  private final TargetRulesSource rules;
  private final Clock clock;
  private final Projection<DeliveryView> deliveries;

  Subscriptions(
      EntityManager entities,
      Database database,
      SubscribedQueries queries,
      MatchedRecords matched,
      SubscriptionGroups groups,
      DeliveryQueue queue,
      ChangeFeed feed,
      TargetRulesSource rules,
      Clock clock,
      Json json) {
    this.entities = entities;
    this.database = database;
    this.queries = queries;
    this.matched = matched;
    this.groups = groups;
    this.queue = queue;
    this.feed = feed;
    this.rules = rules;
    this.clock = clock;
    this.deliveries =
        new Projection<>(
            "subscription_delivery",
            "d",
            Columns.of("d.id, d.state, d.created_at, d.due_at, d.attempt_count")
                .text("items", Sql.of("d.items::text"))
                .text("attempts", Sql.of("d.attempts::text")),
            Sql.EMPTY,
            row -> DeliveryView.of(row, json));
  }

  /**
   * Callers and what they may see.
   *
   * @param admin true if the caller sees all subscriptions
   */
  record Access(Caller caller, boolean admin) {
    Condition condition() {
      return admin ? new Condition() : new Condition().and("s.owner = ?", caller.id());
    }

    boolean includes(Subscription subscription) {
      return admin || subscription.owner.equals(caller.id());
    }
  }

  /** Stores a subscription to the changes from now on. The answer has the secret. */
  @Transactional
  SubscriptionView create(SubscriptionInput input, Access access) {
    requireTarget(input);
    SubscribedList list = queries.read(input.query());
    Subscription created =
        new Subscription(RecordIds.next(), input, access.caller(), clock.instant());
    groups.create();
    created.persist();
    entities.flush();
    start(created, list);
    return view(created).with(new WebhookSecret(created.secret));
  }

  private void requireTarget(SubscriptionInput input) {
    ProblemException.requireNone(
        rules.get().faults(input.target().url()).stream()
            .map(fault -> Fault.at("/target/url", fault))
            .toList());
  }

  private void start(Subscription subscription, SubscribedList list) {
    MatchedRecords.Start start = matched.start(subscription.id, list);
    subscription.position = start.position();
    subscription.matchesByDefault = start.matchesByDefault();
  }

  /** Changes a subscription. One with another query starts anew, without what it has pending. */
  @Transactional
  SubscriptionView change(UUID id, MergePatch<SubscriptionInput> patch, Access access) {
    Subscription subscription = locked(id, access);
    SubscriptionInput before = subscription.input();
    SubscriptionInput after = patch.applyTo(before);
    requireTarget(after);
    SubscribedList list = queries.read(after.query());
    subscription.apply(after, clock.instant());
    if (!after.query().equals(before.query())) {
      leaveGroup();
      queue.clear(id);
      matched.clear(id);
      start(subscription, list);
    }
    return view(subscription);
  }

  /**
   * Writes the changes of a subscription, by which it leaves its group. That waits for a batch that
   * is being matched, so nothing of it is added after what is cleared next.
   */
  private void leaveGroup() {
    entities.flush();
  }

  @Transactional
  SubscriptionView pause(UUID id, Access access) {
    Subscription subscription = locked(id, access);
    subscription.pause(clock.instant());
    return view(subscription);
  }

  /** Continues where the subscription was paused. Messages that failed are tried anew. */
  @Transactional
  SubscriptionView resume(UUID id, Access access) {
    Subscription subscription = locked(id, access);
    subscription.resume();
    queue.restart(id);
    return view(subscription);
  }

  @Transactional
  SubscriptionView rotateSecret(UUID id, Access access) {
    Subscription subscription = locked(id, access);
    subscription.rotateSecret(clock.instant());
    return view(subscription).with(new WebhookSecret(subscription.secret));
  }

  /** Delivers the changes after a cursor again, instead of what is pending. */
  @Transactional
  SubscriptionView replay(UUID id, ChangeCursor since, Access access) {
    Subscription subscription = locked(id, access);
    ChangeSelection any =
        new ChangeSelection(EnumSet.allOf(RecordKind.class), Optional.empty(), Optional.empty());
    // Refuses a cursor of another database, and replaces that of the end.
    ChangeCursor end = feed.after(since, any, 1).next();
    subscription.position = (since.equals(ChangeCursor.END) ? end : since).encode();
    leaveGroup();
    queue.clear(id);
    return view(subscription);
  }

  @Transactional
  DeliveryView test(UUID id, Access access) {
    locked(id, access);
    UUID delivery = queue.addTest(id, clock.instant());
    return deliveries.find(database, delivery).orElseThrow();
  }

  /**
   * Leaves the group first: to delete a row conflicts with the references to it, which are added
   * while the group is locked.
   */
  @Transactional
  void remove(UUID id, Access access) {
    Subscription subscription = locked(id, access);
    subscription.pause(clock.instant());
    leaveGroup();
    subscription.delete();
  }

  SubscriptionView get(UUID id, Access access) {
    return PROJECTION.find(database, visible(id, access).id).orElseThrow(() -> notFound(id));
  }

  ListQuery<SubscriptionView> list(Access access) {
    return new ListQuery<>(PROJECTION, access.condition(), NEWEST_FIRST);
  }

  /** The deliveries of a subscription, the newest first. */
  ListQuery<DeliveryView> deliveries(UUID id, Access access) {
    UUID visible = visible(id, access).id;
    return new ListQuery<>(
        deliveries, new Condition().and("d.subscription_id = ?", visible), NEWEST_DELIVERY_FIRST);
  }

  private Subscription visible(UUID id, Access access) {
    return checked(id, entities.find(Subscription.class, id), access);
  }

  private Subscription locked(UUID id, Access access) {
    return checked(
        id, entities.find(Subscription.class, id, LockModeType.PESSIMISTIC_WRITE), access);
  }

  private static Subscription checked(UUID id, Subscription found, Access access) {
    return Optional.ofNullable(found).filter(access::includes).orElseThrow(() -> notFound(id));
  }

  private static ProblemException notFound(UUID id) {
    return ProblemException.notFound("subscription", id);
  }

  /** The view of a changed subscription. */
  private SubscriptionView view(Subscription subscription) {
    entities.flush();
    return PROJECTION.find(database, subscription.id).orElseThrow();
  }
}
