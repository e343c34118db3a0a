package org.onrecord.records.actor;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;

/** Finds the survivor of a merged actor, also through a chain of merges. */
@Singleton
public class MergedActors {
  /** Time for which a negative answer of {@link #hasAny} is cached. */
  private static final Duration NO_MERGES_TTL = Duration.ofSeconds(1);

  private final Database database;
  private final AsOfReader asOf;
  private final Clock clock;
  private volatile boolean any;
  private volatile Instant checkedAt = Instant.MIN;

  MergedActors(Database database, AsOfReader asOf, Clock clock) {
    this.database = database;
    this.asOf = asOf;
    this.clock = clock;
  }

  /** The survivor of a merged actor; empty for any other id. */
  public Optional<UUID> survivor(UUID id) {
    return Optional.ofNullable(survivors(Set.of(id)).get(id));
  }

  /** The survivors by the ids of the merged actors among these. */
  Map<UUID, UUID> survivors(Collection<UUID> ids) {
    Sql sql =
        Sql.of(
            "select duplicate_id, survivor(duplicate_id) as survivor_id from merge where duplicate_id = any(?) and undone_at is null",
            (Object) ids.toArray(UUID[]::new));
    return database
        .list(sql, row -> Map.entry(row.id("duplicate_id"), row.id("survivor_id")))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * The survivors by the ids of the merged actors among these. Every quote list of an actor calls
   * this, so it runs no query while no merge exists.
   */
  Map<UUID, UUID> survivorsIfAny(Collection<UUID> ids) {
    return ids.isEmpty() || !hasAny() ? Map.of() : survivors(ids);
  }

  /** Drops the cached answer that no merge exists. Called before an actor is merged. */
  public void expectMerges() {
    any = true;
  }

  /** Adds the ids of the actors that were merged into these, also through a chain of merges. */
  Set<UUID> withDuplicates(Set<UUID> ids) {
    if (ids.isEmpty() || !hasAny()) {
      return ids;
    }
    Sql sql =
        Sql.of(
            """
            with recursive known (id) as (
              select unnest(?::uuid[])
              union
              select m.duplicate_id from known k join merge m on m.survivor_id = k.id and m.undone_at is null)
            select id from known""",
            (Object) ids.toArray(UUID[]::new));
    return Set.copyOf(database.list(sql, row -> row.id("id")));
  }

  /** Throws {@link ActorMerged} for the id of a merged actor. */
  void requireNotMerged(UUID id) {
    survivor(id)
        .ifPresent(
            survivor -> {
              throw new ActorMerged(id, survivor);
            });
  }

  /** The exception for an id without an actor: merged, deleted or unknown. */
  public RuntimeException notFound(UUID id) {
    return survivor(id)
        .<RuntimeException>map(survivor -> new ActorMerged(id, survivor))
        .orElseGet(() -> asOf.notFound(RecordKind.ACTOR, id));
  }

  private boolean hasAny() {
    Instant now = clock.instant();
    if (!any && now.isAfter(checkedAt.plus(NO_MERGES_TTL))) {
      any =
          database
              .list(Sql.of("select exists (select from merge)"), row -> row.bool("exists"))
              .get(0);
      checkedAt = now;
    }
    return any;
  }
}
