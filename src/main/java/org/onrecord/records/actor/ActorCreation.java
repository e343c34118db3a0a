package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.RowMapping;

/**
 * Creates the actors that many references name, with as many statements as for one. Transactions
 * that create actors of different names do not wait for each other.
 */
@Singleton
public class ActorCreation {
  /** All columns but generated ones. */
  public static final RowMapping<Actor> ACTOR =
      RowMapping.<Actor>of("actor")
          .with("id", actor -> actor.id)
          .with("name", actor -> actor.name)
          .with("kind", actor -> actor.kind)
          .with("description", actor -> actor.description)
          .with("wikidata_id", actor -> actor.wikidataId)
          .with("external_ids", actor -> actor.externalIds)
          .with("origin", actor -> actor.origin.kind())
          .with("extractor_version", actor -> actor.origin.version())
          .with("rule", actor -> actor.origin.rule())
          .with("confidence", actor -> actor.origin.confidence())
          .with("origin_reason", actor -> actor.origin.reason())
          .with("created_at", actor -> actor.createdAt)
          .with("updated_at", actor -> actor.updatedAt)
          .with("version", actor -> actor.version);

  private final EntityManager entities;
  private final Database database;
  private final ActorNames names;
  private final Clock clock;

  ActorCreation(EntityManager entities, Database database, ActorNames names, Clock clock) {
    this.entities = entities;
    this.database = database;
    this.names = names;
    this.clock = clock;
  }

  /** The folded name and the kind, by which a reference finds an actor. */
  private record NameAndKind(String folded, ActorKind kind) {}

  /**
   * Finds or creates the actors of references, in the transaction of the caller. It must not
   * acquire the lock of {@link ActorReferenceResolver#lockActorCreation} afterwards.
   *
   * @param references each with a name and a kind
   * @return the ids by reference, without the references that fit several actors
   */
  public Map<ActorReferenceInput, UUID> findOrCreate(Collection<ActorReferenceInput> references) {
    Map<String, String> folded =
        names.foldedByName(references.stream().map(ActorReferenceInput::name).toList());
    lock(folded.values());
    // Other transactions may have created them while this one waited for the locks.
    Map<String, Set<ActorReference>> onRecord = names.byNames(folded.keySet());
    Map<NameAndKind, Actor> created = new LinkedHashMap<>();
    Map<ActorReferenceInput, UUID> ids = new HashMap<>();
    for (ActorReferenceInput reference : references) {
      List<ActorReference> matches =
          onRecord.get(reference.name()).stream()
              .filter(actor -> actor.kind() == reference.kind())
              .toList();
      if (matches.isEmpty()) {
        NameAndKind key = new NameAndKind(folded.get(reference.name()), reference.kind());
        ids.put(reference, created.computeIfAbsent(key, isNew -> newActor(reference)).id);
      } else if (matches.size() == 1) {
        ids.put(reference, matches.get(0).id());
      }
    }
    database.copy(ACTOR, created.values().stream());
    return ids;
  }

  /** Locks the names. Transactions that lock the creation of all actors wait, too. */
  private void lock(Collection<String> foldedNames) {
    AdvisoryLock.acquireShared(entities, ActorReferenceResolver.ACTOR_CREATION);
    AdvisoryLock.acquire(
        entities, foldedNames.stream().distinct().map(name -> "actor named " + name).toList());
  }

  private Actor newActor(ActorReferenceInput reference) {
    return new Actor(RecordIds.next(), reference.name(), reference.kind(), clock.instant());
  }
}
