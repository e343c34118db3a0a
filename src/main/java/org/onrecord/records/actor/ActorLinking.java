package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.origin.OriginKind;

/**
 * Entity linking: maps names in extracted text to recorded actors and proposes actors for unknown
 * names. Unlike {@link ActorReferenceResolver}, it leaves an ambiguous name unlinked instead of
 * rejecting it.
 */
@Singleton
public class ActorLinking {
  private static final int SKIP_LOCKED = -2;

  private final ActorNames names;
  private final ActorReferenceResolver resolver;
  private final Clock clock;

  ActorLinking(ActorNames names, ActorReferenceResolver resolver, Clock clock) {
    this.names = names;
    this.resolver = resolver;
    this.clock = clock;
  }

  /** Links the names that match exactly one recorded actor. */
  public Map<ActorReferenceInput, ActorReference> link(Collection<ActorReferenceInput> references) {
    return links(references, names.matchesOf(references));
  }

  /**
   * Links names to actors; an unknown name that has a kind creates an actor.
   *
   * @param references references by name, with the origin of the actor that each may create
   */
  public Map<ActorReferenceInput, ActorReference> linkOrPropose(
      Map<ActorReferenceInput, Origin> references) {
    NameMatches known = names.matchesOf(references.keySet());
    if (references.keySet().stream().noneMatch(known::isNew)) {
      return links(references.keySet(), known);
    }
    resolver.lockActorCreation();
    // Another transaction may have created them while this one waited for the lock.
    NameMatches current = names.matchesOf(references.keySet());
    references.forEach(
        (reference, origin) -> {
          if (current.isNew(reference)) {
            current.add(propose(reference, origin));
          }
        });
    return links(references.keySet(), current);
  }

  /**
   * Deletes the actors among these that the extractor proposed, no editor has edited and nothing
   * refers to. Skips locked rows.
   */
  public void deleteUnused(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    List<UUID> unused =
        Actor.<Actor>find(
                "from Actor a where a.id in ?1 and a.origin.kind = ?2 and "
                    + IncomingReference.unreferenced("a.id"),
                ids,
                OriginKind.EXTRACTOR)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
            .stream()
            .map(actor -> actor.id)
            .toList();
    if (!unused.isEmpty()) {
      Actor.getEntityManager()
          .createNativeQuery("delete from actor where id in (:unused)")
          .setParameter("unused", unused)
          .executeUpdate();
    }
  }

  private ActorReference propose(ActorReferenceInput reference, Origin origin) {
    Actor actor = new Actor(RecordIds.next(), reference.name(), reference.kind(), clock.instant());
    actor.origin = origin;
    actor.persist();
    return new ActorReference(actor.id, actor.name, actor.kind);
  }

  private static Map<ActorReferenceInput, ActorReference> links(
      Collection<ActorReferenceInput> references, NameMatches matches) {
    Map<ActorReferenceInput, ActorReference> links = new HashMap<>();
    for (ActorReferenceInput reference : references) {
      List<ActorReference> candidates = matches.candidates(reference);
      if (candidates.size() == 1) {
        links.put(reference, candidates.get(0));
      }
    }
    return links;
  }
}
