package org.onrecord.exchange.imports;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.records.actor.MergedActors;
import org.onrecord.web.problem.ProblemException;

/**
 * Finds the actors that the references of a line mean: for all that are on record by three queries
 * at most, however many they are. The others take a while, but each only once.
 */
@Singleton
class ReferenceResolver {
  private final ActorNames names;
  private final Actors actors;
  private final ExternalIds sourceIds;
  private final MergedActors merged;

  ReferenceResolver(ActorNames names, Actors actors, ExternalIds sourceIds, MergedActors merged) {
    this.names = names;
    this.actors = actors;
    this.sourceIds = sourceIds;
    this.merged = merged;
  }

  /** The links to actors that are on record and meant without doubt. */
  ResolvedReferences resolveExisting(Collection<ImportedReference> references, IdPolicy identity) {
    ResolvedReferences links = new ResolvedReferences();
    List<ImportedReference> withIds =
        references.stream().filter(reference -> reference.id() != null).toList();
    addByIds(links, withIds, names.byIds(ids(withIds)));
    if (!identity.keepIds()) {
      List<ImportedReference> foreign =
          withIds.stream().filter(reference -> !links.has(reference)).toList();
      addByIds(links, foreign, sourceIds.actorsOf(ids(foreign)));
    }
    addByNames(
        links,
        references.stream()
            .filter(reference -> !links.has(reference) && isByName(reference, identity))
            .distinct()
            .toList());
    return links;
  }

  private static void addByIds(
      ResolvedReferences links,
      List<ImportedReference> references,
      Map<UUID, ActorReference> actors) {
    for (ImportedReference reference : references) {
      ActorReference actor = actors.get(reference.id());
      if (actor != null && fits(actor, reference)) {
        links.put(reference, actor.id());
      }
    }
  }

  private static Set<UUID> ids(List<ImportedReference> references) {
    return references.stream().map(ImportedReference::id).collect(toSet());
  }

  private void addByNames(ResolvedReferences links, List<ImportedReference> references) {
    Map<String, Set<ActorReference>> called =
        names.byNames(references.stream().map(ImportedReference::name).collect(toSet()));
    for (ImportedReference reference : references) {
      List<ActorReference> fitting =
          called.getOrDefault(reference.name(), Set.of()).stream()
              .filter(actor -> fits(actor, reference))
              .toList();
      if (fitting.size() == 1 && reference.id() == null) {
        links.put(reference, fitting.get(0).id());
      } else if (fitting.size() == 1) {
        links.putTentative(reference, fitting.get(0).id());
      }
    }
  }

  /**
   * Adds the missing links: creates the actors that are new.
   *
   * @throws ProblemException 422 where there is no such actor, 409 where a name fits several
   */
  void resolveMissing(
      ResolvedReferences links, Map<String, ImportedReference> references, IdPolicy identity) {
    references.forEach(
        (pointer, reference) -> {
          if (!links.isConfirmed(reference)) {
            links.confirm(reference, resolved(reference, pointer, identity));
          }
        });
  }

  private UUID resolved(ImportedReference reference, String pointer, IdPolicy identity) {
    if (reference.id() == null) {
      return names.resolve(reference.byName(), pointer).id;
    }
    return identity.keepIds() || reference.name() == null
        ? kept(reference, pointer).id
        : foreign(reference, pointer, identity);
  }

  /**
   * The actor that an id of another collection means from now on: one that has the name, unless it
   * is meant by another id of that collection; else a new one.
   */
  private UUID foreign(ImportedReference reference, String pointer, IdPolicy identity) {
    names.lockActorCreation();
    // Another line may have found out while we waited.
    ActorReference known = sourceIds.actorsOf(Set.of(reference.id())).get(reference.id());
    if (known != null && fits(known, reference)) {
      return known.id();
    }
    Set<UUID> fitting =
        names.byNames(List.of(reference.name())).getOrDefault(reference.name(), Set.of()).stream()
            .filter(actor -> fits(actor, reference))
            .map(ActorReference::id)
            .collect(toSet());
    fitting.removeAll(sourceIds.mappedInImport(fitting, identity.importId()));
    UUID actor = fitting.size() == 1 ? fitting.iterator().next() : null;
    if (actor == null) {
      actor =
          fitting.isEmpty() && reference.kind() != null
              ? created(reference, identity).id
              : names.resolve(reference.byName(), pointer).id;
    }
    sourceIds.save(reference.id(), actor, identity.importId());
    return actor;
  }

  private Actor created(ImportedReference reference, IdPolicy identity) {
    Actor actor = actors.newActor(identity.idFor(reference.id()), nameAndKind(reference), names);
    actor.persistAndFlush();
    return actor;
  }

  /** The actor with the id of the reference, with nothing but a name and a kind where it is new. */
  private Actor kept(ImportedReference reference, String pointer) {
    Actor actor = Actor.findById(reference.id());
    if (actor != null && reference.kind() != null && actor.kind != reference.kind()) {
      throw ProblemException.idTaken(
          "actor", pointer + "/id", "is that of an actor of another kind", "/actors", actor.id);
    }
    boolean isNew = actor == null && merged.survivor(reference.id()).isEmpty();
    if (isNew && reference.kind() != null) {
      actor = actors.newActor(reference.id(), nameAndKind(reference), names);
      actor.persistAndFlush();
    }
    return actor == null
        ? names.resolve(new ActorReferenceInput(reference.id(), null, null), pointer)
        : actor;
  }

  private static ActorInput nameAndKind(ImportedReference reference) {
    return new ActorInput(reference.name(), reference.kind(), List.of(), null, null, List.of());
  }

  private static boolean isByName(ImportedReference reference, IdPolicy identity) {
    return reference.name() != null && (reference.id() == null || !identity.keepIds());
  }

  private static boolean fits(ActorReference actor, ImportedReference reference) {
    return reference.kind() == null || actor.kind() == reference.kind();
  }
}
