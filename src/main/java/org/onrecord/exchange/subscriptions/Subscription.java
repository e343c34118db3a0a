package org.onrecord.exchange.subscriptions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.onrecord.web.caller.Caller;

/**
 * A stored subscription. The background work updates position and failures by SQL, so an update
 * names only the columns that have changed. A change of what is matched ends its membership in a
 * group, by a trigger.
 */
@Entity
@DynamicUpdate
class Subscription extends PanacheEntityBase {
  /** The time for which messages are also signed with the previous secret. */
  static final Duration OLD_SECRET_VALIDITY = Duration.ofDays(1);

  @Id UUID id;
  String name;
  String query;
  String url;
  String[] events;
  Integer maxItems;
  Integer maxWaitSeconds;
  String owner;
  String ownerName;
  UUID ownerKey;
  String secret;
  String previousSecret;
  Instant previousSecretUntil;

  @Enumerated(EnumType.STRING)
  SubscriptionState state;

  @Enumerated(EnumType.STRING)
  PauseReason pauseReason;

  String pauseDetail;
  Instant pausedAt;

  /** Null while the subscription has the position of a group. */
  String position;

  boolean matchesByDefault;
  int failures;
  Instant failingSince;
  Instant retryAt;
  Instant createdAt;
  Instant updatedAt;

  Subscription() {}

  Subscription(UUID id, SubscriptionInput input, Caller caller, Instant now) {
    this.id = id;
    this.owner = caller.id();
    this.ownerName = caller.name();
    this.ownerKey = caller.key() == null ? null : caller.key().id();
    this.secret = WebhookSecret.random().text();
    this.state = SubscriptionState.ACTIVE;
    this.position = "";
    this.createdAt = now;
    apply(input, now);
  }

  void apply(SubscriptionInput input, Instant now) {
    name = input.name();
    query = input.query();
    url = input.target().url();
    events = input.events().stream().distinct().map(String::valueOf).toArray(String[]::new);
    maxItems = input.batch() == null ? null : input.batch().maxItems();
    maxWaitSeconds = input.batch() == null ? null : input.batch().maxWait();
    updatedAt = now;
  }

  /** The present values, to which a patch is applied. */
  SubscriptionInput input() {
    return new SubscriptionInput(
        name,
        query,
        new Target(url),
        eventsOf(List.of(events)),
        maxItems == null ? null : new BatchLimits(maxItems, maxWaitSeconds));
  }

  /** Pauses an active subscription. */
  void pause(Instant now) {
    if (state == SubscriptionState.ACTIVE) {
      state = SubscriptionState.PAUSED;
      pauseReason = PauseReason.REQUESTED;
      pausedAt = now;
    }
  }

  /** Ends a pause and forgets earlier failures. */
  void resume() {
    state = SubscriptionState.ACTIVE;
    pauseReason = null;
    pauseDetail = null;
    pausedAt = null;
    failures = 0;
    failingSince = null;
    retryAt = null;
  }

  /** Replaces the secret. The previous one stays valid for a day. */
  void rotateSecret(Instant now) {
    previousSecret = secret;
    previousSecretUntil = now.plus(OLD_SECRET_VALIDITY);
    secret = WebhookSecret.random().text();
    updatedAt = now;
  }

  static List<SubscriptionEvent> eventsOf(List<String> names) {
    return Stream.of(SubscriptionEvent.values())
        .filter(event -> names.contains(event.toString()))
        .toList();
  }
}
