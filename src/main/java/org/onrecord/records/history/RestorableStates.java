package org.onrecord.records.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.RecordMembers;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Reads the states to which records can be restored, and converts them to input. */
@Singleton
public class RestorableStates {
  private final Database database;
  private final AsOfReader past;
  private final AsOfNames names;
  private final Json json;

  RestorableStates(Database database, AsOfReader past, AsOfNames names, Json json) {
    this.database = database;
    this.past = past;
    this.names = names;
    this.json = json;
  }

  /**
   * The state of a record as of an instant, with the names of that instant.
   *
   * @throws ProblemException 404 if the record never existed, 422 if it did not exist at the
   *     instant, 400 for a future instant
   */
  public ObjectNode stateAt(RecordKind kind, UUID id, Instant at) {
    RecordAtInstant found = past.recordAt(kind, id, at);
    if (found.inFuture()) {
      throw ProblemException.invalid(Fault.at("/at", "is in the future"));
    }
    if (found.neverExisted()) {
      throw past.notFound(kind, id);
    }
    if (found.state() == null) {
      throw ProblemException.unprocessable(
          found.absenceDetail(kind, id),
          Fault.at("/at", "is an instant at which the record did not exist"));
    }
    return names.applyNames((ObjectNode) json.readTrusted(found.state()), at);
  }

  /** True if the record exists and does not differ from the state. */
  public boolean isCurrent(RecordKind kind, UUID id, ObjectNode state) {
    Sql sql = Sql.of("select state(r) from %s r where r.id = ?".formatted(kind), id);
    return database
        .find(sql, row -> json.readTrusted(row.text("state")))
        .filter(current -> Difference.between(current, state).isEmpty())
        .isPresent();
  }

  /** Converts a state to the input that creates it. References are by id. */
  public <T> T toInput(ObjectNode state, Class<T> type) {
    ObjectNode input = state.deepCopy().retain(RecordMembers.of(type).keySet());
    input.forEach(RestorableStates::keepIds);
    return json.read(input, type);
  }

  private static void keepIds(JsonNode value) {
    if (value instanceof ObjectNode reference && reference.has("id")) {
      reference.retain("id");
    } else {
      value.forEach(RestorableStates::keepIds);
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

  /** The states of the quotes that the last deletion of an article deleted. */
  public List<ObjectNode> quotesDeletedWith(UUID article) {
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
    return database.list(sql, row -> (ObjectNode) json.readTrusted(row.text("before")));
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
