package org.onrecord.exchange.imports;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.actor.MergedActors;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.json.Json;

/** Creates or updates the actors of import lines. */
@Singleton
class ActorImport {
  private final ReferenceResolver resolver;
  private final Actors actors;
  private final ActorNames names;
  private final ActorReferenceResolver actorResolver;
  private final ImportedActorIds importedIds;
  private final ExternalIdIndex externalIds;
  private final MergedActors merged;
  private final Json json;

  ActorImport(
      ReferenceResolver resolver,
      Actors actors,
      ActorNames names,
      ActorReferenceResolver actorResolver,
      ImportedActorIds importedIds,
      ExternalIdIndex externalIds,
      MergedActors merged,
      Json json) {
    this.resolver = resolver;
    this.actors = actors;
    this.names = names;
    this.actorResolver = actorResolver;
    this.importedIds = importedIds;
    this.externalIds = externalIds;
    this.merged = merged;
    this.json = json;
  }

  /**
   * Imports a line.
   *
   * @param newId the id of the actor if it is new
   */
  Outcome run(ImportedActor line, UUID newId, IdPolicy ids) {
    Map<String, ImportedReference> references = line.references();
    actorResolver.lockActorCreation();
    Optional<Actor> match = find(line, ids);
    ResolvedReferences resolved = resolver.resolveExisting(references.values(), ids);
    resolver.resolveMissing(resolved, references, ids);
    Outcome outcome =
        match
            .map(actor -> update(actor, line, resolved, ids.keepIds()))
            .orElseGet(() -> create(newId, line, resolved, ids.keepIds()));
    if (!ids.keepIds() && line.id() != null && !line.id().equals(outcome.id())) {
      Actor.flush();
      importedIds.save(line.id(), outcome.id(), ids.importId());
    }
    return outcome;
  }

  private Outcome create(
      UUID id, ImportedActor line, ResolvedReferences resolved, boolean keepIds) {
    Actor actor = actors.newActor(id, line.input(resolved), actorResolver::referenceWithoutLookup);
    line.applyMetadata(actor, keepIds);
    actor.persist();
    return new Outcome(ImportStatus.CREATED, id);
  }

  private Outcome update(
      Actor actor, ImportedActor line, ResolvedReferences resolved, boolean keepIds) {
    ActorInput before = ActorInput.of(actor);
    ActorInput after = line.applyTo(before, resolved, keepIds);
    boolean changed = !isSame(after, before) || !line.hasMetadataOf(actor, keepIds);
    if (changed) {
      actors.update(actor, after, actorResolver::referenceWithoutLookup);
      line.applyMetadata(actor, keepIds);
    }
    return new Outcome(ImportStatus.of(changed), actor.id);
  }

  /**
   * Finds the actor on record, locked: by id, then by external id, then by Wikidata id, then by
   * name and kind.
   */
  private Optional<Actor> find(ImportedActor line, IdPolicy ids) {
    boolean keepId = ids.keepIds() && line.id() != null;
    Optional<Actor> byId = byId(line, keepId);
    if (byId.isPresent()) {
      return byId;
    }
    Optional<Actor> byForeignId = byExternalId(line).or(() -> byWikidataId(line));
    if (keepId && byForeignId.isPresent()) {
      throw ImportProblems.idTaken(
          "actor",
          "/id",
          "is not the one that the actor with this Wikidata id or external id has",
          "/actors",
          byForeignId.get().id);
    }
    if (keepId) {
      requireNotMerged(line);
    }
    return keepId || byForeignId.isPresent() ? byForeignId : byName(line, ids);
  }

  private Optional<Actor> byExternalId(ImportedActor line) {
    Map<ExternalId, UUID> found = externalIds.find(RecordKind.ACTOR, line.externalIds());
    return line.externalIds().stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(ActorImport::locked);
  }

  private static Optional<Actor> byWikidataId(ImportedActor line) {
    return line.wikidataId() == null
        ? Optional.empty()
        : Actor.<Actor>find("wikidataId", line.wikidataId())
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .firstResultOptional();
  }

  /** Refuses to reuse the id of an actor that was merged. */
  private void requireNotMerged(ImportedActor line) {
    merged
        .survivor(line.id())
        .ifPresent(
            survivor -> {
              throw ImportProblems.idTaken(
                  "actor", "/id", "is that of an actor that was merged", "/actors", survivor);
            });
  }

  /** Finds an actor by its id here, or by the actor that an earlier import has mapped it to. */
  private Optional<Actor> byId(ImportedActor line, boolean keepId) {
    if (line.id() == null) {
      return Optional.empty();
    }
    Optional<Actor> own = locked(line.id()).filter(actor -> keepId || actor.kind == line.kind());
    return own.isPresent() || keepId
        ? own
        : Optional.ofNullable(importedIds.actorsOf(Set.of(line.id())).get(line.id()))
            .flatMap(actor -> locked(actor.id()));
  }

  private Optional<Actor> byName(ImportedActor line, IdPolicy ids) {
    Set<UUID> matches =
        new HashSet<>(
            line.id() == null
                ? names.idsOf(line.name(), line.kind())
                : resolver.unmapped(line.name(), line.kind(), ids));
    if (!line.externalIds().isEmpty()) {
      matches.removeIf(id -> Actor.<Actor>findById(id).hasOtherExternalIds(line.externalIds()));
    }
    if (matches.size() > 1) {
      // Refuses the name as ambiguous.
      actorResolver.resolve(ActorReferenceInput.byName(line.name(), line.kind()), "/name");
    }
    return matches.stream()
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

  private boolean isSame(ActorInput one, ActorInput other) {
    return sorted(one).equals(sorted(other));
  }

  /** The actor with its affiliations, which have no order, sorted. */
  private JsonNode sorted(ActorInput input) {
    ObjectNode tree = (ObjectNode) json.write(input);
    List<JsonNode> affiliations =
        StreamSupport.stream(tree.get("affiliations").spliterator(), false)
            .sorted(comparing(JsonNode::toString))
            .toList();
    tree.putArray("affiliations").addAll(affiliations);
    return tree;
  }
}
