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
 * Records as they were. At a moment a record was what the first change after it has kept; or, where
 * there is none, what it is now. What it shows of others is looked up in the same way.
 */
@Singleton
public class AsOfReader {
  private static final String AS_OF =
      """
      select asked.moment > clock_timestamp() as in_future, later.change as later, later.at as later_at, later.before,
        earlier.change as earlier, earlier.at as earlier_at,
        case when later.seq is null then (select state(r) from %1$s r where r.id = asked.id) end as now
      from (select cast(? as uuid) as id, cast(? as timestamptz) as moment) asked
      left join lateral (
        select seq, change, at, before from change
        where record_id = asked.id and record = '%1$s' and at > asked.moment order by seq limit 1) later on true
      left join lateral (
        select change, at from change
        where record_id = asked.id and record = '%1$s' and at <= asked.moment order by seq desc limit 1) earlier on true""";

  private final Database database;
  private final AsOfNames names;
  private final ParameterReader parameters;
  private final Json json;

  AsOfReader(Database database, AsOfNames names, ParameterReader parameters, Json json) {
    this.database = database;
    this.names = names;
    this.parameters = parameters;
    this.json = json;
  }

  /** The moment that a request for a record asks about, if it does. */
  public Optional<Instant> instantOf(UriInfo uri) {
    return uri.getQueryParameters().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(parameters.read(uri, AsOfParameter.class).at());
  }

  /**
   * A record as it was shown at a moment.
   *
   * @throws ProblemException 404 where it was not on record then, 400 where that is yet to come
   */
  public <T> T viewAt(RecordKind kind, UUID id, Instant at, Class<T> type) {
    ObjectNode state = state(kind, id, at);
    state.remove("unseen");
    return json.read(state, type);
  }

  /**
   * A record at a moment, as far as it is known, with all else that it referred to as it is kept.
   */
  public Optional<JsonNode> stateAt(RecordKind kind, UUID id, Instant at) {
    return Optional.ofNullable(recordAt(kind, id, at).state()).map(json::readTrusted);
  }

  private ObjectNode state(RecordKind kind, UUID id, Instant at) {
    RecordAtInstant moment = recordAt(kind, id, at);
    if (moment.inFuture()) {
      throw ProblemException.invalid(Fault.in("at", "is yet to come"));
    }
    if (moment.state() == null) {
      throw ProblemException.notFound(moment.absenceDetail(kind, id));
    }
    return names.applyNames((ObjectNode) json.readTrusted(moment.state()), at);
  }

  /** When a record was deleted that is not on record now; nothing where it never was. */
  Optional<Instant> deletedAt(RecordKind kind, UUID id) {
    Sql sql =
        Sql.of(
            "select at from change where record_id = ? and record = ? and change = 'deleted' order by seq desc limit 1",
            id,
            kind.toString());
    return database.find(sql, row -> row.instant("at"));
  }

  /** 404: the record is not on record, and was deleted or never was. */
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
