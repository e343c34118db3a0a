package org.onrecord.records.actor;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Resolves references to actors and creates the actor of a new name that comes with a kind. */
@Singleton
public class ActorReferenceResolver implements ActorResolver {
  private static final int CANDIDATES_SHOWN = 20;

  /** Key of the advisory lock that keeps two transactions from creating the same actor. */
  static final String ACTOR_CREATION = "actors created by reference";

  private final EntityManager entities;
  private final ActorNames names;
  private final ForeignIds foreignIds;
  private final MergedActors merged;
  private final Clock clock;

  ActorReferenceResolver(
      EntityManager entities,
      ActorNames names,
      ForeignIds foreignIds,
      MergedActors merged,
      Clock clock) {
    this.entities = entities;
    this.names = names;
    this.foreignIds = foreignIds;
    this.merged = merged;
    this.clock = clock;
  }

  /**
   * The actor that a reference identifies; a name that matches none creates one if a kind is given.
   *
   * @throws ProblemException 422 if the actor does not exist, 409 if the name is ambiguous
   */
  @Override
  public Actor resolve(ActorReferenceInput reference, String pointer) {
    if (reference == null) {
      return null;
    }
    if (reference.name() != null) {
      return findByName(reference, pointer).orElseGet(() -> create(reference, pointer));
    }
    Optional<Actor> found =
        reference.hasForeignId() ? findByForeignId(reference) : findById(reference.id());
    return found.orElseThrow(() -> unknown(reference, pointer));
  }

  private static ProblemException unknown(ActorReferenceInput reference, String pointer) {
    return ProblemException.unprocessable(
        "There is no actor %s.".formatted(reference.description()),
        Fault.at(pointer, "does not exist"));
  }

  /**
   * A resolver that has looked up the ids of these references, all with one query, and those in
   * other systems with another.
   */
  public ActorResolver preloadedResolver(Collection<ActorReferenceInput> references) {
    Map<UUID, ActorReference> byId = names.byIds(ids(references));
    Map<ActorReferenceInput, ActorReference> byForeignId = foreignIds.find(references);
    return (reference, pointer) -> {
      ActorReference known =
          reference == null ? null : byForeignId.getOrDefault(reference, byId.get(reference.id()));
      return known == null
          ? resolve(reference, pointer)
          : entities.getReference(Actor.class, known.id());
    };
  }

  /** The actor with an id that is known to exist, without a query. */
  public Actor referenceWithoutLookup(ActorReferenceInput reference, String pointer) {
    return reference == null ? null : entities.getReference(Actor.class, reference.id());
  }

  /** A resolver for the references by id in an earlier state of a record. */
  public ActorResolver historicalResolver() {
    return (reference, pointer) ->
        reference == null
            ? null
            : findById(reference.id())
                .orElseThrow(
                    () ->
                        ProblemException.unprocessable(
                            "The earlier state refers to the actor with the id %s, which has been deleted. Restore that actor first."
                                .formatted(reference.id()),
                            Fault.at("/at", "refers to a deleted actor")));
  }

  /** Loads the actors referred to by id into the persistence context, all with one query. */
  public void prefetch(Collection<ActorReferenceInput> references) {
    Set<UUID> ids = ids(references);
    if (ids.size() > 1) {
      entities.unwrap(Session.class).findMultiple(Actor.class, List.copyOf(ids));
    }
  }

  /** Waits until no other transaction creates actors by reference. */
  public void lockActorCreation() {
    AdvisoryLock.acquire(entities, ACTOR_CREATION);
  }

  private static Set<UUID> ids(Collection<ActorReferenceInput> references) {
    return references.stream()
        .map(ActorReferenceInput::id)
        .filter(Objects::nonNull)
        .collect(toSet());
  }

  private Optional<Actor> findById(UUID id) {
    // Without a survivor, the id is looked up again: its merge may have just been undone.
    return Actor.<Actor>findByIdOptional(id)
        .or(() -> Actor.findByIdOptional(merged.survivor(id).orElse(id)));
  }

  private Optional<Actor> findByForeignId(ActorReferenceInput reference) {
    return foreignIds.find(reference).flatMap(id -> Actor.findByIdOptional(id));
  }

  private Optional<Actor> findByName(ActorReferenceInput reference, String pointer) {
    // The query must see the names that this transaction has changed.
    entities.flush();
    Set<UUID> ids = names.idsOf(reference.name(), reference.kind());
    if (ids.size() > 1) {
      throw ActorProblems.ambiguous(reference.name(), pointer, candidates(ids));
    }
    return ids.stream().findFirst().flatMap(id -> Actor.findByIdOptional(id));
  }

  private Actor create(ActorReferenceInput reference, String pointer) {
    if (reference.kind() == null) {
      throw ProblemException.unprocessable(
          "There is no actor named “%s”. Give its kind to have it created."
              .formatted(reference.name()),
          Fault.at(pointer, "does not exist"));
    }
    lockActorCreation();
    return findByName(reference, pointer)
        .orElseGet(() -> create(RecordIds.next(), reference.name(), reference.kind()));
  }

  /** Creates an actor that has only a name and a kind. */
  public Actor create(UUID id, String name, ActorKind kind) {
    Actor actor = new Actor(id, name, kind, clock.instant());
    actor.persistAndFlush();
    return actor;
  }

  private static List<ActorProblems.Candidate> candidates(Set<UUID> ids) {
    return Actor.<Actor>find("id in ?1 order by id", ids).range(0, CANDIDATES_SHOWN - 1).stream()
        .map(a -> new ActorProblems.Candidate(a.id, a.name, a.kind.toString(), a.description))
        .toList();
  }
}
