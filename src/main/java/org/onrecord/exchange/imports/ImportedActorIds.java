package org.onrecord.exchange.imports;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.ActorReference;

/**
 * The mapping from the actor ids of other databases to actors on record. Two ids of one import are
 * two actors, even of the same name; one id is the same actor in all imports.
 */
@Singleton
class ImportedActorIds {
  private final Database database;

  ImportedActorIds(Database database) {
    this.database = database;
  }

  /** The actors that these ids are mapped to. */
  Map<UUID, ActorReference> actorsOf(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Sql sql =
        Sql.of(
            """
            select i.source_id, a.id as actor_id, a.name as actor_name, a.kind as actor_kind from imported_actor i join actor a on a.id = i.actor_id
            where i.source_id = any(?)""",
            (Object) ids.toArray(UUID[]::new));
    return database
        .list(sql, row -> Map.entry(row.id("source_id"), ActorReference.of(row, "actor")))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The actors among these that an id of this import is mapped to. */
  Set<UUID> mappedInImport(Collection<UUID> actors, UUID importId) {
    Sql sql =
        Sql.of(
            "select actor_id from imported_actor where actor_id = any(?) and import_id = ?",
            actors.toArray(UUID[]::new),
            importId);
    return Set.copyOf(database.list(sql, row -> row.id("actor_id")));
  }

  /** Maps an id of another database to an actor. */
  void save(UUID id, UUID actor, UUID importId) {
    database.execute(
        Sql.of(
            """
            insert into imported_actor (source_id, actor_id, import_id) values (?, ?, ?)
            on conflict (source_id) do update set actor_id = excluded.actor_id, import_id = excluded.import_id""",
            id,
            actor,
            importId));
  }
}
