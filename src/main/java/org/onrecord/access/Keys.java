package org.onrecord.access;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Creates, lists, finds and revokes API keys. */
@Singleton
public class Keys {
  private static final Projection<KeyView> PROJECTION =
      new Projection<>(
          "api_key",
          "k",
          Columns.of("k.id, k.name, k.role, k.created_at, k.expires_at, k.last_used_at"),
          Sql.EMPTY,
          KeyView::of);

  /** UUIDs of version 7 ascend with the time of creation. */
  private static final Order NEWEST_FIRST = Order.descending("createdAt", "k.id", UUID::fromString);

  /** Minimum time between two updates of {@code lastUsedAt}: not every request should write. */
  private static final Duration LAST_USE_RESOLUTION = Duration.ofMinutes(1);

  private final EntityManager entities;
  private final Database database;
  private final Clock clock;

  Keys(EntityManager entities, Database database, Clock clock) {
    this.entities = entities;
    this.database = database;
    this.clock = clock;
  }

  /** Creates a key and stores its hash. */
  @Transactional
  public IssuedKey issue(KeyInput input) {
    Instant now = clock.instant();
    if (input.expiresAt() != null && !input.expiresAt().isAfter(now)) {
      throw ProblemException.unprocessable(
          "The key would already be expired.", Fault.at("/expiresAt", "must be in the future"));
    }
    Secret secret = Secret.random();
    ApiKey key = new ApiKey(RecordIds.next(), input, secret, now);
    key.persist();
    return IssuedKey.of(key, secret);
  }

  /**
   * Creates an admin key unless there is a valid one. If several replicas start at the same time,
   * only one of them creates it.
   */
  @Transactional
  Optional<IssuedKey> issueFirst(String name) {
    AdvisoryLock.acquire(entities, "the first key of an admin");
    boolean exists =
        ApiKey.count(
                "role = ?1 and (expiresAt is null or expiresAt > ?2)", Role.ADMIN, clock.instant())
            > 0;
    return exists ? Optional.empty() : Optional.of(issue(new KeyInput(name, Role.ADMIN, null)));
  }

  /** Deletes a key. It is invalid on all replicas at once, because none caches it. */
  @Transactional
  public void revoke(UUID id) {
    if (!ApiKey.deleteById(id)) {
      throw ProblemException.notFound("key", id);
    }
  }

  /** Finds a key, even an expired one, and records its use. */
  Optional<KeyView> find(Secret secret) {
    Instant now = clock.instant();
    // The timing of an index lookup by hash reveals nothing about the key.
    Sql sql =
        Sql.of(
            "select id, name, role, created_at, expires_at, last_used_at from api_key where hash = ?",
            secret.hash());
    Optional<KeyView> key = database.find(sql, KeyView::of);
    key.filter(
            known -> known.lastUsedBefore(now.minus(LAST_USE_RESOLUTION)) && !known.hasExpired(now))
        .ifPresent(known -> recordUse(known.id(), now));
    return key;
  }

  KeyView get(UUID id) {
    return PROJECTION.find(database, id).orElseThrow(() -> ProblemException.notFound("key", id));
  }

  /** All keys, newest first. */
  public ListQuery<KeyView> list() {
    return new ListQuery<>(PROJECTION, new Condition(), NEWEST_FIRST);
  }

  private void recordUse(UUID id, Instant now) {
    database.execute(
        Sql.of(
            "update api_key set last_used_at = ? where id = ?", now.atOffset(ZoneOffset.UTC), id));
  }
}
