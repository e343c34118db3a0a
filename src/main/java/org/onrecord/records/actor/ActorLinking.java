package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final ShortNameLinking shortNameLinking;
  private final ActorReferenceResolver resolver;
  private final Clock clock;

  ActorLinking(
      ActorNames names,
      ShortNameLinking shortNameLinking,
      ActorReferenceResolver resolver,
      Clock clock) {
    this.names = names;
    this.shortNameLinking = shortNameLinking;
    this.resolver = resolver;
    this.clock = clock;
  }

  /** Links the names that match exactly one recorded actor. */
  public Map<ActorReferenceInput, ActorReference> link(Collection<ActorReferenceInput> references) {
    return links(references, names.matchesOf(references));
  }

  /**
   * Links the names of an article to actors. An unknown name that has a kind creates an actor,
   * unless it is a short name that the article or the record explains. Full names come first, since
   * they explain short ones.
   */
  public Map<ActorReferenceInput, ActorLink> linkOrPropose(
      Map<ActorReferenceInput, NameInText> references, NameContext article) {
    Map<ActorReferenceInput, NameInText> shortNames = new LinkedHashMap<>(references);
    shortNames.keySet().removeIf(reference -> ShortName.of(reference).isEmpty());
    Map<ActorReferenceInput, NameInText> fullNames = new LinkedHashMap<>(references);
    fullNames.keySet().removeAll(shortNames.keySet());
    Map<ActorReferenceInput, ActorLink> links = linkOrPropose(fullNames);
    links.putAll(shortNameLinking.links(unexplained(shortNames), article));
    shortNames.keySet().removeAll(links.keySet());
    links.putAll(linkOrPropose(shortNames));
    return links;
  }

  private Map<ActorReferenceInput, ActorLink> linkOrPropose(
      Map<ActorReferenceInput, NameInText> references) {
    NameMatches known = names.matchesOf(references.keySet());
    if (references.entrySet().stream().anyMatch(name -> isNew(name, known))) {
      resolver.lockActorCreation();
      // Another transaction may have created them while this one waited for the lock.
      NameMatches current = names.matchesOf(references.keySet());
      for (Map.Entry<ActorReferenceInput, NameInText> name : references.entrySet()) {
        if (isNew(name, current)) {
          current.add(propose(name.getKey(), name.getValue().origin()));
        }
      }
      Actor.flush();
      return actorLinks(references.keySet(), current);
    }
    return actorLinks(references.keySet(), known);
  }

  private Map<ActorReferenceInput, NameInText> unexplained(
      Map<ActorReferenceInput, NameInText> shortNames) {
    if (shortNames.isEmpty()) {
      return Map.of();
    }
    NameMatches known = names.matchesOf(shortNames.keySet());
    Map<ActorReferenceInput, NameInText> unexplained = new LinkedHashMap<>(shortNames);
    unexplained.keySet().removeIf(reference -> !known.isUnexplained(reference));
    return unexplained;
  }

  private static boolean isNew(Map.Entry<ActorReferenceInput, NameInText> name, NameMatches known) {
    return name.getValue().origin() != null && known.isNew(name.getKey());
  }

  private static Map<ActorReferenceInput, ActorLink> actorLinks(
      Collection<ActorReferenceInput> references, NameMatches matches) {
    Map<ActorReferenceInput, ActorLink> links = new HashMap<>();
    links(references, matches)
        .forEach((reference, actor) -> links.put(reference, ActorLink.of(actor)));
    return links;
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
