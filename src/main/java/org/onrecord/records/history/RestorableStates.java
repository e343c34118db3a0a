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

/** The states to which records may be restored, and what would have to come in for that. */
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
   * The state to which a record is to be restored.
   *
   * @throws ProblemException 404 where it never was on record, 422 where it was not then, 400 where
   *     that is yet to come
   */
  public ObjectNode stateAt(RecordKind kind, UUID id, Instant at) {
    RecordAtInstant moment = past.recordAt(kind, id, at);
    if (moment.inFuture()) {
      throw ProblemException.invalid(Fault.at("/at", "is yet to come"));
    }
    if (moment.neverExisted()) {
      throw past.notFound(kind, id);
    }
    if (moment.state() == null) {
      throw ProblemException.unprocessable(
          moment.absenceDetail(kind, id),
          Fault.at("/at", "is when nothing is there to be restored"));
    }
    return names.applyNames((ObjectNode) json.readTrusted(moment.state()), at);
  }

  /** Whether a record is on record and has nothing but a state. */
  public boolean isCurrent(RecordKind kind, UUID id, ObjectNode state) {
    Sql sql = Sql.of("select state(r) from %s r where r.id = ?".formatted(kind), id);
    return database
        .find(sql, row -> json.readTrusted(row.text("state")))
        .filter(now -> Difference.between(now, state).isEmpty())
        .isPresent();
  }

  /** What would have to come in for a record to have a state; others are referred to by id. */
  public <T> T toInput(ObjectNode state, Class<T> type) {
    ObjectNode input = state.deepCopy().retain(RecordMembers.of(type).keySet());
    input.forEach(member -> shorten(member));
    return json.read(input, type);
  }

  private static void shorten(JsonNode value) {
    if (value instanceof ObjectNode reference && reference.has("id")) {
      reference.retain("id");
    } else {
      value.forEach(RestorableStates::shorten);
    }
  }

  /** A record as it was when it was deleted last. */
  public ObjectNode lastDeletedState(RecordKind kind, UUID id) {
    Sql sql =
        Sql.of(
            "select before from change where record_id = ? and record = ? and change = 'deleted'"
                + " order by seq desc limit 1",
            id,
            kind.toString());
    return database.list(sql, row -> (ObjectNode) json.readTrusted(row.text("before"))).get(0);
  }

  /** The quotes that were deleted together with an article when it was deleted last. */
  public List<ObjectNode> quotesDeletedWith(UUID article) {
    Sql sql =
        Sql.of(
            """
            select distinct on (q.record_id) q.before
            from (select xid from change where record_id = ? and change = 'deleted' order by seq desc limit 1) gone
            join change q on q.xid = gone.xid
            where q.record = 'quote' and q.change = 'deleted' and q.before -> 'article' ->> 'id' = ?
            order by q.record_id, q.seq desc\
            """,
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
