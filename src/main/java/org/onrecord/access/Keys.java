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
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** All keys on record: issued, recognised, revoked. */
@Singleton
class Keys {
  /** How exact the last use of a key is: noting each would be a write with every read. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final EntityManager entities;
  private final Database database;
  private final Clock clock;

  Keys(EntityManager entities, Database database, Clock clock) {
    this.entities = entities;
    this.database = database;
    this.clock = clock;
  }

  /** Makes a key and puts its hash on record. */
  @Transactional
  IssuedKey issue(KeyInput input) {
    Instant now = clock.instant();
    if (input.expiresAt() != null && !input.expiresAt().isAfter(now)) {
      throw ProblemException.unprocessable(
          "The key would have expired already.", Fault.at("/expiresAt", "must be in the future"));
    }
    Secret secret = Secret.random();
    ApiKey key = new ApiKey(RecordIds.next(), input, secret, now);
    key.persist();
    return IssuedKey.of(key, secret);
  }

  /**
   * Makes a key for an admin, unless one that can be used is on record. Of several replicas that
   * start at once, one makes it.
   */
  @Transactional
  Optional<IssuedKey> issueFirst(String name) {
    AdvisoryLock.acquire(entities, "the first key of an admin");
    boolean known =
        ApiKey.count(
                "role = ?1 and (expiresAt is null or expiresAt > ?2)", Role.ADMIN, clock.instant())
            > 0;
    return known ? Optional.empty() : Optional.of(issue(new KeyInput(name, Role.ADMIN, null)));
  }

  /** Forgets a key, which from then on nobody can use: on no replica, since none remembers it. */
  @Transactional
  void revoke(UUID id) {
    if (!ApiKey.deleteById(id)) {
      throw ProblemException.notFound("key", id);
    }
  }

  /** The key that somebody sent, be it expired; notes that it is used. */
  Optional<StoredKey> find(Secret secret) {
    Instant now = clock.instant();
    // The index finds a hash, which tells nothing of the key, however long that takes.
    Sql sql =
        Sql.of(
            "select id, name, role, hash, expires_at, last_used_at from api_key where hash = ?",
            secret.hash());
    Optional<StoredKey> key =
        database.find(sql, StoredKey::of).filter(known -> secret.hasHash(known.hash()));
    key.filter(known -> known.lastUsedBefore(now.minus(NOTED)) && !known.hasExpired(now))
        .ifPresent(known -> noteUse(known.id(), now));
    return key;
  }

  private void noteUse(UUID id, Instant now) {
    database.execute(
        Sql.of(
            "update api_key set last_used_at = ? where id = ?", now.atOffset(ZoneOffset.UTC), id));
  }
}
