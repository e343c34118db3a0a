package org.onrecord.records.actor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.records.history.HistoryWriter;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.history.RestorableStates;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;

/** Brings actors back as they were. */
@Singleton
class ActorRestoration {
  private final EntityManager database;
  private final Actors actors;
  private final ActorReferenceResolver resolver;
  private final HistoryWriter history;
  private final RestorableStates restorable;
  private final MergedActors merged;
  private final Json json;

  ActorRestoration(
      EntityManager database,
      Actors actors,
      ActorReferenceResolver resolver,
      HistoryWriter history,
      RestorableStates restorable,
      MergedActors merged,
      Json json) {
    this.database = database;
    this.actors = actors;
    this.resolver = resolver;
    this.history = history;
    this.restorable = restorable;
    this.merged = merged;
    this.json = json;
  }

  /**
   * Restores an actor, be it changed or deleted since, under the same id.
   *
   * @throws ProblemException 404 where it never was on record, 422 where it was not then or refers
   *     to who is gone, 409 where its Wikidata id is another actor's now
   */
  @Transactional
  public void restore(UUID id, Instant at) {
    Optional<Actor> onRecord = locked(id).or(() -> claimed(id));
    if (onRecord.isEmpty()) {
      merged.requireNotMerged(id);
    }
    ObjectNode state = restorable.stateAt(RecordKind.ACTOR, id, at);
    if (restorable.isCurrent(RecordKind.ACTOR, id, state)) {
      return;
    }
    ActorInput input = latestLast(restorable.toInput(state, ActorInput.class));
    resolver.prefetch(input.affiliations().stream().map(AffiliationInput::actor).toList());
    onRecord.ifPresent(known -> actors.update(known, input, resolver.historicalResolver()));
    Actor actor =
        onRecord.orElseGet(() -> actors.newActor(id, input, resolver.historicalResolver()));
    actor.origin = json.read(state.get("origin"), Origin.class);
    actor.createdAt = Instant.parse(state.get("createdAt").textValue());
    actor.persistAndFlush();
    history.markRestored(id, at);
  }

  private static Optional<Actor> locked(UUID id) {
    return Actor.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Of what is not there no row can be locked. */
  private Optional<Actor> claimed(UUID id) {
    AdvisoryLock.acquire(database, id.toString());
    return locked(id);
  }

  /** Affiliations go out with the latest first; ids given in this order list them so again. */
  private static ActorInput latestLast(ActorInput input) {
    List<AffiliationInput> affiliations = new ArrayList<>(input.affiliations());
    Collections.reverse(affiliations);
    return new ActorInput(
        input.name(),
        input.kind(),
        input.aliases(),
        input.description(),
        input.wikidataId(),
        affiliations);
  }
}
