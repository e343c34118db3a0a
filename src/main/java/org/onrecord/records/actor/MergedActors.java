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
import java.util.stream.Collectors;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;

/**
 * Whom the ids of actors mean that were merged into others: the survivor, or whom that was merged
 * into since.
 */
@Singleton
public class MergedActors {
  /** How long nobody looks again whether there is any. */
  private static final Duration UNTIL_LOOK = Duration.ofSeconds(1);

  private final Database database;
  private final AsOfReader past;
  private final Clock clock;
  private volatile boolean any;
  private volatile Instant looked = Instant.MIN;

  MergedActors(Database database, AsOfReader past, Clock clock) {
    this.database = database;
    this.past = past;
    this.clock = clock;
  }

  /**
   * The survivor that an id means which no actor has, if it is that of an actor that was merged.
   */
  public Optional<UUID> survivor(UUID id) {
    return Optional.ofNullable(survivors(Set.of(id)).get(id));
  }

  /** The survivors that those of these ids mean which are of actors that were merged. */
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
   * The ids, each of an actor that was merged replaced by its survivor's. This is asked for every
   * list of an actor's quotes, so that the database is not, as long as nothing was ever merged.
   */
  Set<UUID> resolveMerged(Set<UUID> ids) {
    if (ids.isEmpty() || !hasAny()) {
      return ids;
    }
    Map<UUID, UUID> survivors = survivors(ids);
    return ids.stream().map(id -> survivors.getOrDefault(id, id)).collect(Collectors.toSet());
  }

  /** Refuses the id of an actor that was merged to whoever would put another on record by it. */
  void requireNotMerged(UUID id) {
    survivor(id)
        .ifPresent(
            survivor -> {
              throw new ActorMerged(id, survivor);
            });
  }

  /** What to throw where no actor has an id: that it has moved, or that it is not known. */
  public RuntimeException notFound(UUID id) {
    return survivor(id)
        .<RuntimeException>map(survivor -> new ActorMerged(id, survivor))
        .orElseGet(() -> past.notFound(RecordKind.ACTOR, id));
  }

  private boolean hasAny() {
    Instant now = clock.instant();
    if (!any && now.isAfter(looked.plus(UNTIL_LOOK))) {
      any =
          database
              .list(Sql.of("select exists (select from merge)"), row -> row.bool("exists"))
              .get(0);
      looked = now;
    }
    return any;
  }
}
