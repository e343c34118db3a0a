package org.onrecord.records.history;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads the states of records as of an instant: the state that the first later change saved or, if
 * there is none, the current state. Names of referenced records are as of the same instant.
 */
@Singleton
public class AsOfReader {
  private static final String AS_OF =
      """
      select query.instant > clock_timestamp() as in_future, later.change as later, later.at as later_at, later.before,
        earlier.change as earlier, earlier.at as earlier_at,
        case when later.seq is null then (select state(r) from %1$s r where r.id = query.id) end as now
      from (select cast(? as uuid) as id, cast(? as timestamptz) as instant) query
      left join lateral (
        select seq, change, at, before from change
        where record_id = query.id and record = '%1$s' and at > query.instant order by seq limit 1) later on true
      left join lateral (
        select change, at from change
        where record_id = query.id and record = '%1$s' and at <= query.instant order by seq desc limit 1) earlier on true""";

  private final Database database;
  private final AsOfNames names;
  private final ParameterReader parameterReader;
  private final Json json;

  AsOfReader(Database database, AsOfNames names, ParameterReader parameterReader, Json json) {
    this.database = database;
    this.names = names;
    this.parameterReader = parameterReader;
    this.json = json;
  }

  /** The value of the parameter {@code at} of a request. */
  public Optional<Instant> instantOf(UriInfo uri) {
    return uri.getQueryParameters().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(parameterReader.read(uri, AsOfParameter.class).at());
  }

  /**
   * The view of a record as of an instant.
   *
   * @throws ProblemException 404 if the record did not exist, 400 for a future instant
   */
  public <T> T viewAt(RecordKind kind, UUID id, Instant at, Class<T> type) {
    ObjectNode state = state(kind, id, at);
    state.remove("unseen");
    return json.read(state, type);
  }

  /** The saved or current state as of an instant, with the names of referenced records in it. */
  public Optional<JsonNode> stateAt(RecordKind kind, UUID id, Instant at) {
    return Optional.ofNullable(recordAt(kind, id, at).state()).map(json::readTrusted);
  }

  private ObjectNode state(RecordKind kind, UUID id, Instant at) {
    RecordAtInstant found = recordAt(kind, id, at);
    if (found.inFuture()) {
      throw ProblemException.invalid(Fault.in("at", "is in the future"));
    }
    if (found.state() == null) {
      throw ProblemException.notFound(found.absenceDetail(kind, id));
    }
    return names.applyNames((ObjectNode) json.readTrusted(found.state()), at);
  }

  /** The time of the last deletion of a record. */
  Optional<Instant> deletedAt(RecordKind kind, UUID id) {
    Sql sql =
        Sql.of(
            "select at from change where record_id = ? and record = ? and change = 'deleted' order by seq desc limit 1",
            id,
            kind.toString());
    return database.find(sql, row -> row.instant("at"));
  }

  /** The 404 problem for a missing record, with the time of its deletion if it was deleted. */
  public ProblemException notFound(RecordKind kind, UUID id) {
    return deletedAt(kind, id)
        .map(
            at ->
                ProblemException.notFound(
                    "There is no %s with the id %s: it was deleted at %s. Its history is at /%ss/%s/history."
                        .formatted(kind, id, at, kind, id)))
        .orElseGet(() -> ProblemException.notFound(kind.toString(), id));
  }

  RecordAtInstant recordAt(RecordKind kind, UUID id, Instant at) {
    Sql sql = Sql.of(AS_OF.formatted(kind), id, OffsetDateTime.ofInstant(at, UTC));
    return database.list(sql, row -> RecordAtInstant.of(row, at)).get(0);
  }
}
