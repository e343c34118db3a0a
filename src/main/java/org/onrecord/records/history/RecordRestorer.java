package org.onrecord.records.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.web.problem.ProblemException;

/** Restores earlier states of records: the steps that all kinds of records share. */
@Singleton
public class RecordRestorer {
  private final EntityManager entities;
  private final RestorableStates states;
  private final HistoryWriter history;

  RecordRestorer(EntityManager entities, RestorableStates states, HistoryWriter history) {
    this.entities = entities;
    this.states = states;
    this.history = history;
  }

  /** The entity of a kind of record. */
  public record Target<E extends HistoryTracked>(RecordKind kind, Class<E> entity) {}

  /**
   * Restores a record that was changed or deleted, under its id, within the transaction. Does
   * nothing if the record has that state.
   *
   * @param apply applies a state to the record, or to a new one if it was deleted
   * @throws ProblemException 404 if the record never existed, 422 if it did not exist at the
   *     instant or refers to a record that was deleted, 400 for a future instant
   */
  public <E extends HistoryTracked> void restore(
      Target<E> target, UUID id, Instant at, BiFunction<ObjectNode, Optional<E>, E> apply) {
    Optional<E> onRecord = lock(target, id).or(() -> lockMissing(target, id));
    ObjectNode state = states.stateAt(target.kind(), id, at);
    if (!states.isCurrent(target.kind(), id, state)) {
      entities.persist(apply.apply(state, onRecord));
      entities.flush();
      history.markRestored(id, at);
    }
  }

  private <E extends HistoryTracked> Optional<E> lock(Target<E> target, UUID id) {
    return Optional.ofNullable(entities.find(target.entity(), id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** A missing row cannot be locked; an advisory lock lets one restoration create it. */
  private <E extends HistoryTracked> Optional<E> lockMissing(Target<E> target, UUID id) {
    AdvisoryLock.acquire(entities, id.toString());
    return lock(target, id);
  }
}
