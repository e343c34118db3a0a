package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Json;

/**
 * The queue of messages to deliver, in the database. A lane has the messages of a record, or all of
 * a subscription with batches; they are delivered one after the other.
 */
@Singleton
class DeliveryQueue {
  /** Messages of a subscription that a process delivers at the same time. */
  private static final int MAX_OF_SUBSCRIPTION = 16;

  /** Messages in a statement. */
  private static final int MAX_INSERTED = 10_000;

  private static final String INSERT =
      """
      insert into subscription_delivery (id, subscription_id, lane, items, due_at)
      select given.id, given.subscription, given.lane, given.items::jsonb, now() + make_interval(secs => ?)
      from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[]) with ordinality as given (id, subscription, lane, items, place)
      order by given.place""";

  /** The last message, if it has not been attempted and has room. */
  private static final String OPEN_BATCH =
      """
      select id, items, jsonb_array_length(items) as size from subscription_delivery
      where id = (
          select id from subscription_delivery where subscription_id = ? and state = 'pending' and lane = ?
          order by place desc limit 1)
        and attempt_count = 0 and jsonb_array_length(items) < ?
      for update""";

  /**
   * Reserves due messages until a time. Several processes do so at once: rows that another one has
   * locked are skipped. The first pending message of each lane only; of a target that fails, one. A
   * message of the lane of the subscription waits for all earlier ones, and they wait for it.
   */
  private static final String CLAIM =
      """
      with claimed as (
        update subscription_delivery d
        set due_at = now() + make_interval(secs => ?), attempt_count = attempt_count + 1,
          first_attempt_at = coalesce(first_attempt_at, now())
        from (
          select due.id from subscription s
          cross join lateral (
            select d.id from subscription_delivery d
            where d.subscription_id = s.id and d.state = 'pending' and d.due_at <= now()
              and (d.lane = d.id or s.state = 'active' and (s.retry_at is null or s.retry_at <= now()))
              and not exists (
                select from subscription_delivery e
                where e.subscription_id = s.id and e.lane in (d.lane, s.id) and e.place < d.place and e.state = 'pending'
                  and d.lane <> d.id)
              and (d.lane <> s.id or not exists (
                select from subscription_delivery e
                where e.subscription_id = s.id and e.lane <> e.id and e.place < d.place and e.state = 'pending'))
            order by d.due_at, d.place
            limit case when s.failures >= ? then 1 else ? end
            for update skip locked) due
          where s.id <> all(?)
          limit ?) due
        where d.id = due.id
        returning d.*)
      select c.id, c.subscription_id, c.items, c.attempt_count, c.first_attempt_at, c.created_at, s.url, s.secret,
        case when s.previous_secret_until > now() then s.previous_secret end as previous_secret, s.max_items is not null as batch
      from claimed c join subscription s on s.id = c.subscription_id
      order by c.place""";

  private final Database database;
  private final Json json;

  DeliveryQueue(Database database, Json json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Changes to deliver to a subscription, in their order.
   *
   * @param batch null if each change is a message
   */
  record Addition(UUID subscription, BatchLimits batch, List<DeliveryItem> items) {}

  /** Adds changes; those of subscriptions without batches in one statement. */
  void add(List<Addition> additions) {
    List<Message> single = new ArrayList<>();
    for (Addition addition : additions) {
      if (addition.batch() == null) {
        addition.items().stream()
            .map(item -> new Message(addition.subscription(), item.id(), List.of(item)))
            .forEach(single::add);
      } else if (!addition.items().isEmpty()) {
        addToBatches(addition.subscription(), addition.batch(), addition.items());
      }
    }
    insert(0, single);
  }

  /** A new message with its lane. */
  private record Message(UUID subscription, UUID lane, List<DeliveryItem> items) {}

  private void addToBatches(UUID subscription, BatchLimits batch, List<DeliveryItem> items) {
    List<DeliveryItem> rest = fill(subscription, batch, items);
    for (int from = 0; from < rest.size(); from += batch.maxItems()) {
      List<DeliveryItem> part = rest.subList(from, Math.min(from + batch.maxItems(), rest.size()));
      int wait = part.size() == batch.maxItems() ? 0 : batch.maxWait();
      insert(wait, List.of(new Message(subscription, subscription, part)));
    }
  }

  /** A message that waits for more changes, with the number that it can take. */
  private record OpenBatch(UUID id, int free) {}

  /** Adds the first changes to a message that waits for more, and returns the others. */
  private List<DeliveryItem> fill(UUID subscription, BatchLimits batch, List<DeliveryItem> items) {
    Optional<OpenBatch> open =
        database.write(
            Sql.of(OPEN_BATCH, subscription, subscription, batch.maxItems()),
            row -> new OpenBatch(row.id("id"), batch.maxItems() - (int) row.longValue("size")));
    if (open.isEmpty()) {
      return items;
    }
    int count = Math.min(open.get().free(), items.size());
    append(open.get().id(), items.subList(0, count), open.get().free());
    return items.subList(count, items.size());
  }

  private void append(UUID delivery, List<DeliveryItem> items, int free) {
    database.execute(
        Sql.of(
            """
            update subscription_delivery
            set items = items || ?::jsonb, due_at = case when ? then now() else due_at end where id = ?""",
            text(items),
            items.size() == free,
            delivery));
  }

  private void insert(double wait, List<Message> messages) {
    for (int from = 0; from < messages.size(); from += MAX_INSERTED) {
      insertPart(wait, messages.subList(from, Math.min(from + MAX_INSERTED, messages.size())));
    }
  }

  private void insertPart(double wait, List<Message> messages) {
    database.execute(
        Sql.of(
            INSERT,
            wait,
            messages.stream().map(message -> RecordIds.next()).toArray(UUID[]::new),
            messages.stream().map(Message::subscription).toArray(UUID[]::new),
            messages.stream().map(Message::lane).toArray(UUID[]::new),
            messages.stream().map(message -> text(message.items())).toArray(String[]::new)));
  }

  private String text(Object value) {
    return json.write(value).toString();
  }

  /** Adds a test, which has a lane of its own and is attempted once, also during a pause. */
  UUID addTest(UUID subscription, Instant now) {
    UUID id = RecordIds.next();
    database.execute(
        Sql.of(
            INSERT,
            0.0,
            new UUID[] {id},
            new UUID[] {subscription},
            new UUID[] {id},
            new String[] {text(List.of(DeliveryItem.test(id, now)))}));
    return id;
  }

  /** Deletes what has not been delivered. */
  void clear(UUID subscription) {
    database.execute(
        Sql.of(
            "delete from subscription_delivery where subscription_id = ? and state = 'pending'",
            subscription));
  }

  /** Makes all pending messages due, as if they were new. */
  void restart(UUID subscription) {
    database.execute(
        Sql.of(
            """
            update subscription_delivery set due_at = least(due_at, now()), first_attempt_at = null
            where subscription_id = ? and state = 'pending'""",
            subscription));
  }

  /**
   * Reserves due messages.
   *
   * @param seconds after which another process may take over
   * @param except subscriptions whose earlier messages this process still delivers
   */
  List<ClaimedDelivery> claim(double seconds, Collection<UUID> except, int limit) {
    return database.listFromPrimary(
        Sql.of(
            CLAIM,
            seconds,
            RetrySchedule.MANY_FAILURES,
            MAX_OF_SUBSCRIPTION,
            except.toArray(UUID[]::new),
            limit),
        this::claimed);
  }

  private ClaimedDelivery claimed(Row row) throws SQLException {
    List<WebhookSecret> secrets = new ArrayList<>();
    secrets.add(new WebhookSecret(row.text("secret")));
    if (row.text("previous_secret") != null) {
      secrets.add(new WebhookSecret(row.text("previous_secret")));
    }
    return new ClaimedDelivery(
        row.id("id"),
        row.id("subscription_id"),
        row.text("url"),
        secrets,
        row.bool("batch"),
        DeliveryView.list(row.text("items"), DeliveryItem.class, json),
        (int) row.longValue("attempt_count"),
        row.instant("first_attempt_at"),
        row.instant("created_at"));
  }

  /**
   * Pauses an active subscription. It waits for the group of the subscription, so a transaction
   * pauses one only, and last.
   */
  void pause(UUID subscription, PauseReason reason, String detail) {
    database.execute(
        Sql.of(
            """
            update subscription set state = 'paused', pause_reason = ?, pause_detail = ?, paused_at = now()
            where id = ? and state = 'active'""",
            reason,
            detail,
            subscription));
  }

  /**
   * Pauses an active subscription within a transaction that has locked its group.
   *
   * @throws IllegalStateException if another transaction is changing it, which waits for the group
   */
  void pauseAtOnce(UUID subscription, PauseReason reason, String detail) {
    List<UUID> locked =
        database.listFromPrimary(
            Sql.of(
                "select id from subscription where id = ? for no key update skip locked",
                subscription),
            row -> row.id("id"));
    if (locked.isEmpty()) {
      throw new IllegalStateException(
          "The subscription %s is being changed".formatted(subscription));
    }
    pause(subscription, reason, detail);
  }
}
