package org.onrecord.exchange.imports;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.actor.AffiliationInput;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.records.actor.MergedActors;
import org.onrecord.web.problem.ProblemException;

/** Puts the actor of a line on record, or adds to it what the line says. */
@Singleton
class ActorImport {
  private final ReferenceResolver linking;
  private final Actors actors;
  private final ActorNames names;
  private final ExternalIds sourceIds;
  private final MergedActors merged;

  ActorImport(
      ReferenceResolver linking,
      Actors actors,
      ActorNames names,
      ExternalIds sourceIds,
      MergedActors merged) {
    this.linking = linking;
    this.actors = actors;
    this.names = names;
    this.sourceIds = sourceIds;
    this.merged = merged;
  }

  /**
   * Does all that a line asks for.
   *
   * @param id of the actor if it is new
   */
  Outcome run(ImportedActor line, UUID id, IdPolicy identity) {
    Map<String, ImportedReference> references = line.references();
    names.lockActorCreation();
    Optional<Actor> recognised = find(line, identity);
    ResolvedReferences links = linking.resolveExisting(references.values(), identity);
    linking.resolveMissing(links, references, identity);
    Outcome outcome =
        recognised
            .map(actor -> merged(actor, line, links, identity.keepIds()))
            .orElseGet(() -> created(id, line, links, identity.keepIds()));
    if (!identity.keepIds() && line.id() != null && !line.id().equals(outcome.id())) {
      Actor.flush();
      sourceIds.save(line.id(), outcome.id(), identity.importId());
    }
    return outcome;
  }

  private Outcome created(UUID id, ImportedActor line, ResolvedReferences links, boolean keepIds) {
    Actor actor =
        actors.newActor(id, line.over(ImportedActor.BLANK, links), names::referenceWithoutLookup);
    line.applyMetadata(actor, keepIds);
    actor.persist();
    return new Outcome(ImportStatus.CREATED, id);
  }

  private Outcome merged(
      Actor actor, ImportedActor line, ResolvedReferences links, boolean keepIds) {
    ActorInput onRecord = ActorInput.of(actor);
    ActorInput wanted = line.over(onRecord, links);
    boolean changed = !isSame(wanted, onRecord) || !line.hasMetadataOf(actor, keepIds);
    if (changed) {
      actors.update(actor, wanted, names::referenceWithoutLookup);
      line.applyMetadata(actor, keepIds);
    }
    return new Outcome(ImportStatus.of(changed), actor.id);
  }

  /** By its id; by its Wikidata id; by its name and kind. */
  private Optional<Actor> find(ImportedActor line, IdPolicy identity) {
    boolean kept = identity.keepIds() && line.id() != null;
    Optional<Actor> byId = byId(line, kept);
    if (byId.isPresent()) {
      return byId;
    }
    Optional<Actor> byWikidataId =
        line.wikidataId() == null
            ? Optional.empty()
            : Actor.<Actor>find("wikidataId", line.wikidataId())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    if (kept && byWikidataId.isPresent()) {
      throw ProblemException.idTaken(
          "actor",
          "/id",
          "is not the one that the actor with this Wikidata id has",
          "/actors",
          byWikidataId.get().id);
    }
    if (kept) {
      requireNotMerged(line);
    }
    return kept || byWikidataId.isPresent() ? byWikidataId : byName(line, identity);
  }

  /** An id that is kept may be that of an actor that was merged, which nobody else gets. */
  private void requireNotMerged(ImportedActor line) {
    merged
        .survivor(line.id())
        .ifPresent(
            survivor -> {
              throw ProblemException.idTaken(
                  "actor", "/id", "is that of an actor that was merged", "/actors", survivor);
            });
  }

  /** An id that is not kept is this collection's own, or means what an import found out before. */
  private Optional<Actor> byId(ImportedActor line, boolean kept) {
    if (line.id() == null) {
      return Optional.empty();
    }
    Optional<Actor> own = locked(line.id()).filter(actor -> kept || actor.kind == line.kind());
    return own.isPresent() || kept
        ? own
        : Optional.ofNullable(sourceIds.actorsOf(Set.of(line.id())).get(line.id()))
            .flatMap(actor -> locked(actor.id()));
  }

  private Optional<Actor> byName(ImportedActor line, IdPolicy identity) {
    Set<UUID> fitting =
        names.byNames(List.of(line.name())).getOrDefault(line.name(), Set.of()).stream()
            .filter(actor -> actor.kind() == line.kind())
            .map(ActorReference::id)
            .collect(toSet());
    if (line.id() != null) {
      fitting.removeAll(sourceIds.mappedInImport(fitting, identity.importId()));
    }
    if (fitting.size() > 1) {
      names.resolve(new ActorReferenceInput(null, line.name(), line.kind()), "/name");
    }
    return fitting.stream()
        .findFirst()
        .flatMap(ActorImport::locked)
        .filter(
            actor ->
                line.wikidataId() == null
                    || actor.wikidataId == null
                    || actor.wikidataId.equals(line.wikidataId()));
  }

  private static Optional<Actor> locked(UUID id) {
    return Actor.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Affiliations have no order of their own. */
  private static boolean isSame(ActorInput one, ActorInput other) {
    return unordered(one).equals(unordered(other));
  }

  private static ActorInput unordered(ActorInput input) {
    List<AffiliationInput> affiliations =
        input.affiliations().stream()
            .sorted(Comparator.comparing(AffiliationInput::toString))
            .toList();
    return new ActorInput(
        input.name(),
        input.kind(),
        input.aliases(),
        input.description(),
        input.wikidataId(),
        affiliations);
  }
}
