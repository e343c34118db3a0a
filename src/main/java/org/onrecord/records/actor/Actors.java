package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.UnprocessableParts;

/** Creates, changes and deletes actors. */
@Singleton
public class Actors {
  private final EntityManager entities;
  private final ActorReferenceResolver actorResolver;
  private final ActorViews views;
  private final MergedActors merged;
  private final ExternalIdIndex externalIds;
  private final Clock clock;

  Actors(
      EntityManager entities,
      ActorReferenceResolver actorResolver,
      ActorViews views,
      MergedActors merged,
      ExternalIdIndex externalIds,
      Clock clock) {
    this.entities = entities;
    this.actorResolver = actorResolver;
    this.views = views;
    this.merged = merged;
    this.externalIds = externalIds;
    this.clock = clock;
  }

  /** Creates an actor with a new id. */
  @Transactional
  public void add(UUID id, ActorInput input) {
    newActor(id, input, actorResolver.preloadedResolver(input.affiliatedActors())).persist();
  }

  /** Builds an actor without persisting it. */
  public Actor newActor(UUID id, ActorInput input, ActorResolver resolver) {
    Actor actor = new Actor(id, input.name(), input.kind(), clock.instant());
    update(actor, input, resolver);
    actor.updatedAt = actor.createdAt;
    return actor;
  }

  /**
   * Applies a change to an actor unless it changes nothing. An actor from the extractor becomes an
   * editor's.
   *
   * @return the state after the change
   */
  @Transactional
  public ActorView change(UUID id, Precondition precondition, UnaryOperator<ActorInput> change) {
    Actor actor = locked(id);
    precondition.require(() -> views.view(id).tag());
    ActorInput before = ActorInput.of(actor);
    ActorInput input = change.apply(before);
    if (input.equals(before) && actor.origin.equals(Origin.EDITOR)) {
      return views.view(id);
    }
    actor.origin = Origin.EDITOR;
    update(actor, input, actorResolver.preloadedResolver(input.affiliatedActors()));
    entities.flush();
    return views.view(id);
  }

  /**
   * Deletes an actor.
   *
   * @throws ProblemException 409 if anything refers to it
   */
  @Transactional
  public void remove(UUID id, Precondition precondition) {
    Actor actor = locked(id);
    precondition.require(() -> views.view(id).tag());
    List<ActorProblems.Reference> references = references(id);
    if (!references.isEmpty()) {
      throw ActorProblems.stillReferenced(actor.name, references);
    }
    actor.delete();
  }

  private Actor locked(UUID id) {
    return Actor.<Actor>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> merged.notFound(id));
  }

  /**
   * Checks that an actor exists.
   *
   * @throws ProblemException 404 if it does not
   * @throws ActorMerged if it was merged into another actor
   */
  public void requireKnown(UUID id) {
    if (Actor.count("id", id) == 0) {
      throw merged.notFound(id);
    }
  }

  /** Sets all members of a new or locked actor from an input. */
  public void update(Actor actor, ActorInput input, ActorResolver resolver) {
    externalIds.requireFree(RecordKind.ACTOR, actor.id, actor.externalIds, input.externalIds());
    actor.updatedAt = clock.instant();
    requireNewWikidataId(actor, input.wikidataId());
    actor.name = input.name();
    actor.kind = input.kind();
    actor.description = input.description();
    actor.wikidataId = input.wikidataId();
    actor.externalIds = ExternalId.column(input.externalIds());
    List<String> aliases = actor.aliases.stream().map(alias -> alias.name).toList();
    if (!aliases.equals(input.aliases())) {
      actor.aliases.clear();
      input.aliases().stream().map(Alias::new).forEach(actor.aliases::add);
    }
    replaceAffiliations(actor, input.affiliations(), resolver);
  }

  /** Replaces the affiliations; unchanged ones keep their ids. */
  private void replaceAffiliations(
      Actor actor, List<AffiliationInput> inputs, ActorResolver resolver) {
    List<Actor> others = affiliated(actor, inputs, resolver);
    List<Affiliation> old = new ArrayList<>(actor.affiliations);
    actor.affiliations.clear();
    for (int i = 0; i < inputs.size(); i++) {
      AffiliationInput input = inputs.get(i);
      Actor other = others.get(i);
      Optional<Affiliation> kept =
          old.stream().filter(affiliation -> affiliation.hasValues(other, input)).findFirst();
      kept.ifPresent(old::remove);
      actor.affiliations.add(kept.orElseGet(() -> new Affiliation(actor, other, input)));
    }
  }

  /** Resolves the actors that an actor is affiliated to. */
  private static List<Actor> affiliated(
      Actor actor, List<AffiliationInput> inputs, ActorResolver resolver) {
    UnprocessableParts parts = new UnprocessableParts();
    List<Actor> others = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      ActorReferenceInput reference = inputs.get(i).actor();
      String pointer = "/affiliations/" + i + "/actor";
      others.add(parts.check(() -> other(actor, reference, pointer, resolver)));
    }
    parts.requireNone();
    return others;
  }

  private static Actor other(
      Actor actor, ActorReferenceInput reference, String pointer, ActorResolver resolver) {
    Actor other = resolver.resolve(reference, pointer);
    if (other.id.equals(actor.id)) {
      throw ProblemException.unprocessable(
          "An actor cannot be affiliated to itself.", Fault.at(pointer, "is the actor itself"));
    }
    return other;
  }

  private void requireNewWikidataId(Actor actor, String wikidataId) {
    if (wikidataId == null || wikidataId.equals(actor.wikidataId)) {
      return;
    }
    AdvisoryLock.acquire(entities, wikidataId);
    Actor.<Actor>find("wikidataId", wikidataId)
        .firstResultOptional()
        .ifPresent(
            existing -> {
              throw ProblemException.alreadyExists("actor", "wikidataId", "/actors", existing.id);
            });
  }

  private List<ActorProblems.Reference> references(UUID id) {
    return Stream.of(IncomingReference.values())
        .map(kind -> new ActorProblems.Reference(kind.description, kind.count(entities, id)))
        .filter(reference -> reference.count() > 0)
        .toList();
  }
}
