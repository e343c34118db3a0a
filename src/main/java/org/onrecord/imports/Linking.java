package org.onrecord.imports;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.actor.Actor;
import org.onrecord.actor.ActorInput;
import org.onrecord.actor.ActorNames;
import org.onrecord.actor.ActorReference;
import org.onrecord.actor.ActorReferenceInput;
import org.onrecord.actor.Actors;
import org.onrecord.actor.ImportedReference;
import org.onrecord.problem.ProblemException;

/**
 * Finds the actors that the references of a line mean: for all that are on record by two queries at
 * most, however many they are. The others take a while, but each only once.
 */
@Singleton
class Linking {
  private final ActorNames names;
  private final Actors actors;

  Linking(ActorNames names, Actors actors) {
    this.names = names;
    this.actors = actors;
  }

  /** The links to actors that are on record and meant without doubt. */
  Links known(Collection<ImportedReference> references, boolean keepIds) {
    Links links = new Links();
    addByIds(links, references.stream().filter(reference -> reference.id() != null).toList());
    addByNames(
        links,
        references.stream()
            .filter(reference -> !links.has(reference) && isByName(reference, keepIds))
            .distinct()
            .toList());
    return links;
  }

  private void addByIds(Links links, List<ImportedReference> references) {
    Map<UUID, ActorReference> actors =
        names.onRecord(references.stream().map(ImportedReference::id).collect(toSet()));
    for (ImportedReference reference : references) {
      ActorReference actor = actors.get(reference.id());
      if (actor != null && fits(actor, reference)) {
        links.put(reference, actor.id());
      }
    }
  }

  private void addByNames(Links links, List<ImportedReference> references) {
    Map<String, Set<ActorReference>> called =
        names.called(references.stream().map(ImportedReference::name).collect(toSet()));
    for (ImportedReference reference : references) {
      List<ActorReference> fitting =
          called.getOrDefault(reference.name(), Set.of()).stream()
              .filter(actor -> fits(actor, reference))
              .toList();
      if (fitting.size() == 1) {
        links.put(reference, fitting.get(0).id());
      }
    }
  }

  /**
   * Adds the missing links: creates the actors that are new.
   *
   * @throws ProblemException 422 where there is no such actor, 409 where a name fits several
   */
  void complete(Links links, Map<String, ImportedReference> references, boolean keepIds) {
    references.forEach(
        (pointer, reference) -> {
          if (!links.has(reference)) {
            links.put(reference, resolved(reference, pointer, keepIds).id);
          }
        });
  }

  private Actor resolved(ImportedReference reference, String pointer, boolean keepIds) {
    return isByName(reference, keepIds)
        ? names.resolve(reference.byName(), pointer)
        : kept(reference, pointer);
  }

  /** The actor with the id of the reference, with nothing but a name and a kind where it is new. */
  private Actor kept(ImportedReference reference, String pointer) {
    Actor actor = Actor.findById(reference.id());
    if (actor != null && reference.kind() != null && actor.kind != reference.kind()) {
      throw ProblemException.idTaken(
          "actor", pointer + "/id", "is that of an actor of another kind", "/actors", actor.id);
    }
    if (actor == null && reference.kind() != null) {
      actor = actors.compose(reference.id(), nameAndKind(reference), names);
      actor.persist();
    }
    return actor == null
        ? names.resolve(new ActorReferenceInput(reference.id(), null, null), pointer)
        : actor;
  }

  private static ActorInput nameAndKind(ImportedReference reference) {
    return new ActorInput(reference.name(), reference.kind(), List.of(), null, null, List.of());
  }

  private static boolean isByName(ImportedReference reference, boolean keepIds) {
    return reference.name() != null && (reference.id() == null || !keepIds);
  }

  private static boolean fits(ActorReference actor, ImportedReference reference) {
    return reference.kind() == null || actor.kind() == reference.kind();
  }
}
