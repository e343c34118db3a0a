package org.onrecord.records.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.RecordMembers;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Restores earlier states of records: reads a state, converts it to input, and performs the steps
 * that all kinds of records share.
 */
@Singleton
public class RecordRestorer {
  /** A quote can have hundreds of thousands of bytes. */
  private static final int BATCH_SIZE = 20;

  private final EntityManager entities;
  private final Database database;
  private final AsOfReader asOf;
  private final AsOfNames names;
  private final Json json;

  RecordRestorer(
      EntityManager entities, Database database, AsOfReader asOf, AsOfNames names, Json json) {
    this.entities = entities;
    this.database = database;
    this.asOf = asOf;
    this.names = names;
    this.json = json;
  }

  /** The entity of a kind of record. */
  public record Target<E extends HistoryTracked>(RecordKind kind, Class<E> entity) {}

  /**
   * Restores a record that was changed or deleted, under its id, within the transaction. Does
   * nothing if the record already has that state.
   *
   * @param apply applies a state to the record, or to a new one if it was deleted
   * @throws ProblemException 404 if the record never existed, 422 if it did not exist at the
   *     instant or refers to a record that was deleted, 400 for a future instant
   */
  public <E extends HistoryTracked> void restore(
      Target<E> target, UUID id, Instant at, BiFunction<ObjectNode, Optional<E>, E> apply) {
    Optional<E> onRecord = lock(target, id).or(() -> lockMissing(target, id));
    ObjectNode state = stateAt(target.kind(), id, at);
    if (!isCurrent(target.kind(), id, state)) {
      entities.persist(apply.apply(state, onRecord));
      entities.flush();
      markRestored(id, at);
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

  private void markRestored(UUID id, Instant to) {
    database.execute(
        Sql.of(
            "update change set restored_to = ? where record_id = ? and xid = pg_current_xact_id()",
            to.atOffset(ZoneOffset.UTC),
            id));
  }

  /** The state of a record as of an instant, with the names of that instant. */
  private ObjectNode stateAt(RecordKind kind, UUID id, Instant at) {
    RecordAtInstant found = asOf.recordAt(kind, id, at);
    if (found.inFuture()) {
      throw ProblemException.invalid(Fault.at("/at", "is in the future"));
    }
    if (found.neverExisted()) {
      throw asOf.notFound(kind, id);
    }
    if (found.state() == null) {
      throw ProblemException.unprocessable(
          found.absenceDetail(kind, id),
          Fault.at("/at", "is an instant at which the record did not exist"));
    }
    return names.applyNames((ObjectNode) json.readTrusted(found.state()), at);
  }

  /** True if the record exists and does not differ from the state. */
  private boolean isCurrent(RecordKind kind, UUID id, ObjectNode state) {
    Sql sql = Sql.of("select state(r) from %s r where r.id = ?".formatted(kind), id);
    return database
        .find(sql, row -> json.readTrusted(row.text("state")))
        .filter(current -> Difference.between(current, state).isEmpty())
        .isPresent();
  }

  /** Converts a state to the input that creates it. References are by id. */
  public <T> T toInput(ObjectNode state, Class<T> type) {
    ObjectNode input = state.deepCopy().retain(RecordMembers.of(type).keySet());
    input.forEach(RecordRestorer::keepIds);
    return json.read(input, type);
  }

  private static void keepIds(JsonNode value) {
    if (value instanceof ObjectNode reference && reference.has("id")) {
      reference.retain("id");
    } else {
      value.forEach(RecordRestorer::keepIds);
    }
  }

  /** The state of a record before its last deletion. */
  public ObjectNode lastDeletedState(RecordKind kind, UUID id) {
    Sql sql =
        Sql.of(
            "select before from change where record_id = ? and record = ? and change = 'deleted' order by seq desc limit 1",
            id,
            kind.toString());
    return database.list(sql, row -> (ObjectNode) json.readTrusted(row.text("before"))).get(0);
  }

  /**
   * Passes the states of the quotes that the last deletion of an article deleted to a consumer, in
   * batches. They can be too many for memory.
   */
  public void forEachQuoteDeletedWith(UUID article, Consumer<List<ObjectNode>> batches) {
    Sql sql =
        Sql.of(
            """
            select distinct on (q.record_id) q.before
            from (select xid from change where record_id = ? and change = 'deleted' order by seq desc limit 1) deletion
            join change q on q.xid = deletion.xid
            where q.record = 'quote' and q.change = 'deleted' and q.before -> 'article' ->> 'id' = ?
            order by q.record_id, q.seq desc""",
            article,
            article.toString());
    database.forEachBatch(
        sql, BATCH_SIZE, row -> (ObjectNode) json.readTrusted(row.text("before")), batches);
  }

  /** The id of the record that a state belongs to. */
  public static UUID id(ObjectNode state) {
    return UUID.fromString(state.get("id").textValue());
  }

  /** The creation time of the record that a state belongs to. */
  public static Instant createdAt(ObjectNode state) {
    return Instant.parse(state.get("createdAt").textValue());
  }
}
