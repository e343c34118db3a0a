package org.onrecord.exchange.imports;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorCreation;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.ForeignIds;
import org.onrecord.records.actor.MergedActors;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.UnprocessableParts;

/** Resolves the references of import lines to actors; creates the actors that are new. */
@Singleton
class ReferenceResolver {
  private final ActorNames names;
  private final ActorReferenceResolver actorResolver;
  private final ActorCreation actorCreation;
  private final ImportedActorIds importedIds;
  private final ForeignIds foreignIds;
  private final MergedActors merged;

  ReferenceResolver(
      ActorNames names,
      ActorReferenceResolver actorResolver,
      ActorCreation actorCreation,
      ImportedActorIds importedIds,
      ForeignIds foreignIds,
      MergedActors merged) {
    this.names = names;
    this.actorResolver = actorResolver;
    this.actorCreation = actorCreation;
    this.importedIds = importedIds;
    this.foreignIds = foreignIds;
    this.merged = merged;
  }

  /** Resolves references to actors on record, in at most four queries for any number of them. */
  ResolvedReferences resolveExisting(Collection<ImportedReference> references, IdPolicy ids) {
    ResolvedReferences resolved = new ResolvedReferences();
    addByForeignIds(resolved, references);
    List<ImportedReference> withIds =
        references.stream().filter(reference -> reference.id() != null).toList();
    addByIds(resolved, withIds, names.byIds(idsOf(withIds)));
    if (!ids.keepIds()) {
      List<ImportedReference> unknown =
          withIds.stream().filter(reference -> !resolved.has(reference)).toList();
      addByIds(resolved, unknown, importedIds.actorsOf(idsOf(unknown)));
    }
    addByNames(
        resolved,
        references.stream()
            .filter(reference -> !resolved.has(reference) && isByName(reference, ids))
            .distinct()
            .toList());
    return resolved;
  }

  private void addByForeignIds(
      ResolvedReferences resolved, Collection<ImportedReference> references) {
    Map<ActorReferenceInput, ActorReference> found =
        foreignIds.find(references.stream().map(ImportedReference::byName).toList());
    for (ImportedReference reference : references) {
      ActorReference actor = found.get(reference.byName());
      if (actor != null) {
        resolved.put(reference, actor.id());
      }
    }
  }

  private static void addByIds(
      ResolvedReferences resolved,
      List<ImportedReference> references,
      Map<UUID, ActorReference> actors) {
    for (ImportedReference reference : references) {
      ActorReference actor = actors.get(reference.id());
      if (actor != null && isOfKind(actor, reference.kind())) {
        resolved.put(reference, actor.id());
      }
    }
  }

  private static Set<UUID> idsOf(List<ImportedReference> references) {
    return references.stream().map(ImportedReference::id).collect(toSet());
  }

  private void addByNames(ResolvedReferences resolved, List<ImportedReference> references) {
    Map<String, Set<ActorReference>> byName =
        names.byNames(references.stream().map(ImportedReference::name).collect(toSet()));
    for (ImportedReference reference : references) {
      List<ActorReference> matches =
          byName.getOrDefault(reference.name(), Set.of()).stream()
              .filter(actor -> isOfKind(actor, reference.kind()))
              .toList();
      if (matches.size() == 1 && reference.id() == null) {
        resolved.put(reference, matches.get(0).id());
      } else if (matches.size() == 1) {
        resolved.putTentative(reference, matches.get(0).id());
      }
    }
  }

  /**
   * Creates the actors of names that come with a kind and fit no actor, all with one statement. If
   * other references are not resolved, it only waits until no other transaction creates actors:
   * {@link #resolveMissing} creates them one by one.
   *
   * @param references of all lines of a transaction
   * @param alone true if the transaction may create further actors later, for which it would have
   *     to wait while others wait for it
   */
  void createMissing(
      ResolvedReferences resolved, Collection<ImportedReference> references, boolean alone) {
    List<ImportedReference> missing =
        references.stream().filter(reference -> !resolved.isConfirmed(reference)).toList();
    if (missing.isEmpty()) {
      return;
    }
    boolean byName = missing.stream().allMatch(ReferenceResolver::hasOnlyNameAndKind);
    if (alone || !byName) {
      actorResolver.lockActorCreation();
    }
    if (byName) {
      create(resolved, missing);
    }
  }

  private void create(ResolvedReferences resolved, List<ImportedReference> missing) {
    Map<ActorReferenceInput, UUID> actors =
        actorCreation.findOrCreate(missing.stream().map(ImportedReference::byName).toList());
    for (ImportedReference reference : missing) {
      UUID actor = actors.get(reference.byName());
      if (actor != null) {
        resolved.put(reference, actor);
      }
    }
  }

  private static boolean hasOnlyNameAndKind(ImportedReference reference) {
    return reference.id() == null && reference.name() != null && reference.kind() != null;
  }

  /**
   * Resolves the remaining references and creates new actors.
   *
   * @param references by their JSON pointers into the line
   * @throws ProblemException 422 with all references that fit no actor, 409 if a name fits several
   */
  void resolveMissing(
      ResolvedReferences resolved, Map<String, ImportedReference> references, IdPolicy ids) {
    UnprocessableParts parts = new UnprocessableParts();
    references.forEach(
        (pointer, reference) -> {
          if (!resolved.isConfirmed(reference)) {
            parts.require(() -> resolved.confirm(reference, resolve(reference, pointer, ids)));
          }
        });
    parts.requireNone();
  }

  private UUID resolve(ImportedReference reference, String pointer, IdPolicy ids) {
    if (reference.id() == null) {
      return actorResolver.resolve(reference.byName(), pointer).id;
    }
    return ids.keepIds() || reference.name() == null
        ? withId(reference, pointer).id
        : mapped(reference, pointer, ids);
  }

  /**
   * Maps an id of another database to the only actor with the reference's name that no other id is
   * mapped to, or to a new actor.
   */
  private UUID mapped(ImportedReference reference, String pointer, IdPolicy ids) {
    actorResolver.lockActorCreation();
    // Another transaction may have mapped the id while this one waited for the lock.
    ActorReference known = importedIds.actorsOf(Set.of(reference.id())).get(reference.id());
    if (known != null && isOfKind(known, reference.kind())) {
      return known.id();
    }
    Set<UUID> matches = unmapped(reference.name(), reference.kind(), ids);
    UUID actor =
        matches.size() == 1
            ? matches.iterator().next()
            : matches.isEmpty() && reference.kind() != null
                ? actorResolver.create(
                        ids.idFor(reference.id()), reference.name(), reference.kind())
                    .id
                : actorResolver.resolve(reference.byName(), pointer).id;
    importedIds.save(reference.id(), actor, ids.importId());
    return actor;
  }

  /**
   * The actors with a name and an optional kind, except those that another id of this import is
   * mapped to.
   */
  Set<UUID> unmapped(String name, ActorKind kind, IdPolicy ids) {
    Set<UUID> matches = new HashSet<>(names.idsOf(name, kind));
    matches.removeAll(importedIds.mappedInImport(matches, ids.importId()));
    return matches;
  }

  /** The actor with the id of the reference, created if it is new and the kind is given. */
  private Actor withId(ImportedReference reference, String pointer) {
    Actor actor = Actor.findById(reference.id());
    if (actor != null && reference.kind() != null && actor.kind != reference.kind()) {
      throw ImportProblems.idTaken(
          "actor", pointer + "/id", "is that of an actor of another kind", "/actors", actor.id);
    }
    boolean isNew = actor == null && merged.survivor(reference.id()).isEmpty();
    if (isNew && reference.kind() != null) {
      return actorResolver.create(reference.id(), reference.name(), reference.kind());
    }
    return Optional.ofNullable(actor)
        .orElseGet(() -> actorResolver.resolve(ActorReferenceInput.byId(reference.id()), pointer));
  }

  private static boolean isByName(ImportedReference reference, IdPolicy ids) {
    return reference.name() != null && (reference.id() == null || !ids.keepIds());
  }

  private static boolean isOfKind(ActorReference actor, ActorKind kind) {
    return kind == null || actor.kind() == kind;
  }
}
