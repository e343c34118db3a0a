package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;

/**
 * A subscription in responses.
 *
 * @param secret the signing secret; null except in the answers that show it once
 * @param previousSecretUntil the time until which the previous secret signs, too
 * @param owner the name of the key or token that created it
 * @param pause null if the subscription is active
 * @param position the cursor of the change feed up to which changes have been matched; null for its
 *     beginning
 * @param failures failed attempts since the last successful one
 */
@RegisterForReflection
record SubscriptionView(
    UUID id,
    String name,
    String query,
    Target target,
    List<SubscriptionEvent> events,
    BatchLimits batch,
    String owner,
    SubscriptionState state,
    Pause pause,
    String position,
    long failures,
    String secret,
    Instant previousSecretUntil,
    Instant createdAt,
    Instant updatedAt) {
  /** The columns of {@link #of(Row)} with the position, of the table {@code s}. */
  static final String COLUMNS =
      """
      s.id, s.name, s.query, s.url, s.events, s.max_items, s.max_wait_seconds, s.owner_name, s.state, s.pause_reason, s.pause_detail,
      s.paused_at, s.failures, s.previous_secret_until, s.created_at, s.updated_at""";

  /** The position, which may be that of a group. */
  static final Sql POSITION =
      Sql.of(
          "coalesce(s.position, (select g.position from subscription_group g where g.id = s.group_id))");

  /**
   * The pause of a subscription.
   *
   * @param detail an explanation for people, or null
   */
  @RegisterForReflection
  record Pause(PauseReason reason, String detail, Instant at) {}

  static SubscriptionView of(Row row) throws SQLException {
    int maxItems = (int) row.longValue("max_items");
    String position = row.text("position");
    PauseReason reason = row.enumValue("pause_reason", PauseReason.class);
    return new SubscriptionView(
        row.id("id"),
        row.text("name"),
        row.text("query"),
        new Target(row.text("url")),
        Subscription.eventsOf(row.array("events")),
        maxItems == 0 ? null : new BatchLimits(maxItems, (int) row.longValue("max_wait_seconds")),
        row.text("owner_name"),
        row.enumValue("state", SubscriptionState.class),
        reason == null
            ? null
            : new Pause(reason, row.text("pause_detail"), row.instant("paused_at")),
        position.isEmpty() ? null : position,
        row.longValue("failures"),
        null,
        row.instant("previous_secret_until"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  /** A copy that shows the secret. */
  SubscriptionView with(WebhookSecret shown) {
    return new SubscriptionView(
        id,
        name,
        query,
        target,
        events,
        batch,
        owner,
        state,
        pause,
        position,
        failures,
        shown.text(),
        previousSecretUntil,
        createdAt,
        updatedAt);
  }

  /** Hides the secret in logs. */
  @Override
  public String toString() {
    return "subscription " + id;
  }
}
