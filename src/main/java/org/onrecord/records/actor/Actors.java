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
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemException;

/** All actors on record: what goes in. */
@Singleton
public class Actors {
  private final EntityManager database;
  private final ActorReferenceResolver actorResolver;
  private final ActorViews views;
  private final MergedActors merged;
  private final Clock clock;

  Actors(
      EntityManager database,
      ActorReferenceResolver actorResolver,
      ActorViews views,
      MergedActors merged,
      Clock clock) {
    this.database = database;
    this.actorResolver = actorResolver;
    this.views = views;
    this.merged = merged;
    this.clock = clock;
  }

  /** Records an actor under a new id. */
  @Transactional
  public void add(UUID id, ActorInput input) {
    actorResolver.prefetch(input.affiliations().stream().map(AffiliationInput::actor).toList());
    newActor(id, input, actorResolver).persist();
  }

  /** An actor that is not on record. It is, once it is persisted. */
  public Actor newActor(UUID id, ActorInput input, ActorResolver resolver) {
    Actor actor = new Actor(id, input.name(), input.kind(), clock.instant());
    update(actor, input, resolver);
    actor.updatedAt = actor.createdAt;
    return actor;
  }

  /**
   * Replaces an actor by what a change makes of it, if that is anything else; what the extractor
   * made is now an editor's.
   *
   * @return the actor as this change leaves it
   */
  @Transactional
  public ActorView change(UUID id, Precondition precondition, UnaryOperator<ActorInput> change) {
    Actor actor = locked(id);
    precondition.require(() -> views.view(id).tag());
    ActorInput onRecord = ActorInput.of(actor);
    ActorInput input = change.apply(onRecord);
    if (input.equals(onRecord) && actor.origin.equals(Origin.EDITOR)) {
      return views.view(id);
    }
    actor.origin = Origin.EDITOR;
    actorResolver.prefetch(input.affiliations().stream().map(AffiliationInput::actor).toList());
    update(actor, input, actorResolver);
    database.flush();
    return views.view(id);
  }

  /** Deletes an actor that nothing refers to. */
  @Transactional
  public void remove(UUID id, Precondition precondition) {
    Actor actor = locked(id);
    precondition.require(() -> views.view(id).tag());
    List<Problem.Reference> references = references(id);
    if (!references.isEmpty()) {
      throw ProblemException.stillReferenced(actor.name, references);
    }
    actor.delete();
  }

  private Actor locked(UUID id) {
    return Actor.<Actor>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> merged.notFound(id));
  }

  /** Answers 404 where there is no such actor, and says where to one that was merged. */
  public void requireKnown(UUID id) {
    boolean known =
        database
            .createQuery("select count(*) from Actor r where r.id = :id", Long.class)
            .setParameter("id", id)
            .getSingleResult()
            .equals(1L);
    if (!known) {
      throw merged.notFound(id);
    }
  }

  /** Lets an actor that is locked, or new, say what came in, and nothing else of it. */
  public void update(Actor actor, ActorInput input, ActorResolver resolver) {
    actor.updatedAt = clock.instant();
    requireNewWikidataId(actor, input.wikidataId());
    actor.name = input.name();
    actor.kind = input.kind();
    actor.description = input.description();
    actor.wikidataId = input.wikidataId();
    List<String> aliases = actor.aliases.stream().map(alias -> alias.name).toList();
    if (!aliases.equals(input.aliases())) {
      actor.aliases.clear();
      input.aliases().stream().map(Alias::new).forEach(actor.aliases::add);
    }
    affiliate(actor, input.affiliations(), resolver);
  }

  /** Affiliations that stay as they were keep their ids. */
  private void affiliate(Actor actor, List<AffiliationInput> inputs, ActorResolver resolver) {
    List<Affiliation> before = new ArrayList<>(actor.affiliations);
    actor.affiliations.clear();
    for (int i = 0; i < inputs.size(); i++) {
      AffiliationInput input = inputs.get(i);
      String pointer = "/affiliations/" + i + "/actor";
      Actor other = resolver.resolve(input.actor(), pointer);
      if (other.id.equals(actor.id)) {
        throw ProblemException.unprocessable(
            "An actor cannot be affiliated to itself.", Fault.at(pointer, "is the actor itself"));
      }
      Optional<Affiliation> kept =
          before.stream().filter(affiliation -> affiliation.hasValues(other, input)).findFirst();
      kept.ifPresent(before::remove);
      actor.affiliations.add(kept.orElseGet(() -> new Affiliation(actor, other, input)));
    }
  }

  private void requireNewWikidataId(Actor actor, String wikidataId) {
    if (wikidataId == null || wikidataId.equals(actor.wikidataId)) {
      return;
    }
    AdvisoryLock.acquire(database, wikidataId);
    Actor.<Actor>find("wikidataId", wikidataId)
        .firstResultOptional()
        .ifPresent(
            existing -> {
              throw ProblemException.alreadyExists("actor", "wikidataId", "/actors", existing.id);
            });
  }

  /** What refers to an actor. */
  private List<Problem.Reference> references(UUID id) {
    return Stream.of(IncomingReference.values())
        .map(referrer -> new Problem.Reference(referrer.words, referrer.count(database, id)))
        .filter(reference -> reference.count() > 0)
        .toList();
  }
}
