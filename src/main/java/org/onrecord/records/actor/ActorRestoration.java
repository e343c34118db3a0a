package org.onrecord.records.actor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.history.RecordRestorer;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;

/** Restores actors to an earlier state. */
@Singleton
class ActorRestoration {
  private static final RecordRestorer.Target<Actor> TARGET =
      new RecordRestorer.Target<>(RecordKind.ACTOR, Actor.class);

  private final RecordRestorer restorer;
  private final Actors actors;
  private final ActorReferenceResolver resolver;
  private final MergedActors merged;
  private final Json json;

  ActorRestoration(
      RecordRestorer restorer,
      Actors actors,
      ActorReferenceResolver resolver,
      MergedActors merged,
      Json json) {
    this.restorer = restorer;
    this.actors = actors;
    this.resolver = resolver;
    this.merged = merged;
    this.json = json;
  }

  /**
   * Restores an actor.
   *
   * @throws ProblemException as {@link RecordRestorer#restore}; 409 if another actor has its
   *     Wikidata id
   */
  @Transactional
  public void restore(UUID id, Instant at) {
    merged.requireNotMerged(id);
    restorer.restore(TARGET, id, at, this::apply);
  }

  private Actor apply(ObjectNode state, Optional<Actor> onRecord) {
    UUID id = RecordRestorer.id(state);
    reverse((ArrayNode) state.get("affiliations"));
    ActorInput input = restorer.toInput(state, ActorInput.class);
    resolver.prefetch(input.affiliatedActors());
    onRecord.ifPresent(known -> actors.update(known, input, resolver.historicalResolver()));
    Actor actor =
        onRecord.orElseGet(() -> actors.newActor(id, input, resolver.historicalResolver()));
    actor.origin = json.read(state.get("origin"), Origin.class);
    actor.createdAt = RecordRestorer.createdAt(state);
    return actor;
  }

  /** Affiliations are listed with the latest id first: new ids in this order restore the order. */
  private static void reverse(ArrayNode affiliations) {
    List<JsonNode> reversed = new ArrayList<>();
    affiliations.forEach(reversed::add);
    Collections.reverse(reversed);
    affiliations.removeAll().addAll(reversed);
  }
}
