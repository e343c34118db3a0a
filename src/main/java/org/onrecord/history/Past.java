package org.onrecord.history;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.Database;
import org.onrecord.database.Row;
import org.onrecord.database.Sql;
import org.onrecord.json.Json;
import org.onrecord.json.RecordMembers;
import org.onrecord.paging.QueryParameters;
import org.onrecord.problem.Fault;
import org.onrecord.problem.ProblemException;

/**
 * Records as they were. At a moment a record was what the first change after it has kept; or, where
 * there is none, what it is now. What it shows of others is looked up in the same way.
 */
@Singleton
public class Past {
  private static final String AS_OF =
      """
      select asked.moment > clock_timestamp(), later.change, later.at, later.before, earlier.change, earlier.at,
        case when later.seq is null then (select state(r) from %1$s r where r.id = asked.id) end
      from (select cast(? as uuid) as id, cast(? as timestamptz) as moment) asked
      left join lateral (
        select seq, change, at, before from change
        where record_id = asked.id and record = '%1$s' and at > asked.moment order by seq limit 1) later on true
      left join lateral (
        select change, at from change
        where record_id = asked.id and record = '%1$s' and at <= asked.moment order by seq desc limit 1) earlier on true""";

  private static final String NAMES =
      """
      select known.state
      from (
        select coalesce(later.before, state(r)) as state
        from %1$s r
        left join lateral (
          select before from change
          where record_id = r.id and at > ? and before is not null order by seq limit 1) later on true
        where r.id = any(?)
        union all
        select later.before
        from unnest(cast(? as uuid[])) gone (id)
        join lateral (
          select before from change
          where record_id = gone.id and at > ? and before is not null order by seq limit 1) later on true
        where not exists (select from %1$s r where r.id = gone.id)) known
      order by fold(known.state ->> 'name') collate "C", known.state ->> 'id'""";

  private final Database database;
  private final QueryParameters parameters;
  private final Json json;

  Past(Database database, QueryParameters parameters, Json json) {
    this.database = database;
    this.parameters = parameters;
    this.json = json;
  }

  /** The moment that a request for a record asks about, if it does. */
  public Optional<Instant> asked(UriInfo uri) {
    return uri.getQueryParameters().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(parameters.read(uri, AsOf.class).at());
  }

  /**
   * A record as it was shown at a moment.
   *
   * @throws ProblemException 404 where it was not on record then, 400 where that is yet to come
   */
  public <T> T view(RecordKind kind, UUID id, Instant at, Class<T> type) {
    ObjectNode state = state(kind, id, at);
    state.remove("unseen");
    return json.read(state, type);
  }

  /**
   * A record at a moment, as far as it is known, with all else that it referred to as it is kept.
   */
  public Optional<JsonNode> find(RecordKind kind, UUID id, Instant at) {
    return Optional.ofNullable(moment(kind, id, at).state).map(json::tree);
  }

  private ObjectNode state(RecordKind kind, UUID id, Instant at) {
    Moment moment = moment(kind, id, at);
    if (moment.toCome) {
      throw ProblemException.invalid(Fault.in("at", "is yet to come"));
    }
    if (moment.state == null) {
      throw ProblemException.notFound(moment.absence(kind, id));
    }
    return named((ObjectNode) json.tree(moment.state), at);
  }

  /**
   * The state to which a record is to be restored.
   *
   * @throws ProblemException 404 where it never was on record, 422 where it was not then, 400 where
   *     that is yet to come
   */
  public ObjectNode toRestore(RecordKind kind, UUID id, Instant at) {
    Moment moment = moment(kind, id, at);
    if (moment.toCome) {
      throw ProblemException.invalid(Fault.at("/at", "is yet to come"));
    }
    if (moment.never()) {
      throw absent(kind, id);
    }
    if (moment.state == null) {
      throw ProblemException.unprocessable(
          moment.absence(kind, id), Fault.at("/at", "is when nothing is there to be restored"));
    }
    return named((ObjectNode) json.tree(moment.state), at);
  }

  /** Whether a record is on record and has nothing but a state. */
  public boolean isNow(RecordKind kind, UUID id, ObjectNode state) {
    Sql sql = Sql.of("select state(r) from %s r where r.id = ?".formatted(kind), id);
    return database
        .find(sql, row -> json.tree(row.text()))
        .filter(now -> Difference.between(now, state).isEmpty())
        .isPresent();
  }

  /** What would have to come in for a record to have a state; others are referred to by id. */
  public <T> T input(ObjectNode state, Class<T> type) {
    ObjectNode input = state.deepCopy().retain(RecordMembers.of(type).keySet());
    input.forEach(member -> shorten(member));
    return json.read(input, type);
  }

  private static void shorten(JsonNode value) {
    if (value instanceof ObjectNode reference && reference.has("id")) {
      reference.retain("id");
    } else {
      value.forEach(Past::shorten);
    }
  }

  /** A record as it was when it was deleted last. */
  public ObjectNode deleted(RecordKind kind, UUID id) {
    Sql sql =
        Sql.of(
            "select before from change where record_id = ? and record = ? and change = 'deleted' order by seq desc limit 1",
            id,
            kind.toString());
    return database.list(sql, row -> (ObjectNode) json.tree(row.text())).get(0);
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
            order by q.record_id, q.seq desc""",
            article,
            article.toString());
    return database.list(sql, row -> (ObjectNode) json.tree(row.text()));
  }

  /** When a record was deleted that is not on record now; nothing where it never was. */
  Optional<Instant> deletion(RecordKind kind, UUID id) {
    Sql sql =
        Sql.of(
            "select at from change where record_id = ? and record = ? and change = 'deleted' order by seq desc limit 1",
            id,
            kind.toString());
    return database.find(sql, Row::instant);
  }

  /** 404: the record is not on record, and was deleted or never was. */
  public ProblemException absent(RecordKind kind, UUID id) {
    return deletion(kind, id)
        .map(
            at ->
                ProblemException.notFound(
                    "There is no %s with the id %s: it was deleted at %s. Its history is at /%ss/%s/history."
                        .formatted(kind, id, at, kind, id)))
        .orElseGet(() -> ProblemException.notFound(kind.toString(), id));
  }

  private Moment moment(RecordKind kind, UUID id, Instant at) {
    Sql sql = Sql.of(AS_OF.formatted(kind), id, OffsetDateTime.ofInstant(at, UTC));
    return database.list(sql, row -> Moment.of(row, at)).get(0);
  }

  /** What the database knows of a record at a moment; the state is null where it was not there. */
  private record Moment(
      Instant at,
      boolean toCome,
      ChangeKind later,
      Instant laterAt,
      ChangeKind earlier,
      Instant earlierAt,
      String state) {

    static Moment of(Row row, Instant at) throws SQLException {
      boolean toCome = row.flag();
      ChangeKind later = row.word(ChangeKind.class);
      Instant laterAt = row.instant();
      String before = row.text();
      ChangeKind earlier = row.word(ChangeKind.class);
      Instant earlierAt = row.instant();
      String now = row.text();
      return new Moment(
          at, toCome, later, laterAt, earlier, earlierAt, later == null ? now : before);
    }

    boolean never() {
      return later == null && earlier == null && state == null;
    }

    String absence(RecordKind kind, UUID id) {
      String sentence = "There was no %s with the id %s at %s: ".formatted(kind, id, at);
      if (earlier == ChangeKind.DELETED) {
        return sentence + "it had been deleted at %s.".formatted(earlierAt);
      }
      if (later == ChangeKind.CREATED) {
        return sentence + "it was recorded at %s.".formatted(laterAt);
      }
      return later == null
          ? "There is no %s with the id %s.".formatted(kind, id)
          : "What the %s with the id %s was at %s is not known: the change at %s was made before states were kept."
              .formatted(kind, id, at, laterAt);
    }
  }

  /** Calls all that a state refers to what they were called then. */
  private ObjectNode named(ObjectNode state, Instant at) {
    List<ObjectNode> references = new ArrayList<>();
    state.forEach(member -> collect(member, references));
    List<JsonNode> actors =
        states(RecordKind.ACTOR, references.stream().map(Past::id).distinct().toList(), at);
    for (JsonNode actor : actors) {
      references.stream()
          .filter(reference -> reference.get("id").equals(actor.get("id")))
          .forEach(reference -> reference.setAll(members(actor, List.of("name", "kind"))));
    }
    if (state.path("mentions") instanceof ArrayNode mentions) {
      sort(mentions, actors.stream().map(Past::id).toList());
    }
    if (state.path("article") instanceof ObjectNode article) {
      states(RecordKind.ARTICLE, List.of(id(article)), at)
          .forEach(then -> article.setAll(members(then, List.of("title"))));
    }
    return state;
  }

  /** Mentions go out in the order of their names. */
  private static void sort(ArrayNode mentions, List<UUID> order) {
    List<JsonNode> sorted = new ArrayList<>();
    mentions.forEach(sorted::add);
    sorted.sort(Comparator.comparing(mention -> order.indexOf(id(mention))));
    mentions.removeAll().addAll(sorted);
  }

  /** What records were at a moment, actors in the order of their names. */
  private List<JsonNode> states(RecordKind kind, Collection<UUID> ids, Instant at) {
    if (ids.isEmpty()) {
      return List.of();
    }
    UUID[] all = ids.toArray(UUID[]::new);
    OffsetDateTime moment = OffsetDateTime.ofInstant(at, UTC);
    Sql sql = Sql.of(NAMES.formatted(kind), moment, all, all, moment);
    return database.list(sql, row -> json.tree(row.text()));
  }

  private static ObjectNode members(JsonNode record, List<String> names) {
    return ((ObjectNode) record.deepCopy()).retain(names);
  }

  private static UUID id(JsonNode record) {
    return UUID.fromString(record.get("id").textValue());
  }

  private static void collect(JsonNode value, List<ObjectNode> references) {
    if (value instanceof ObjectNode object && object.has("id") && object.has("kind")) {
      references.add(object);
    } else {
      value.forEach(inner -> collect(inner, references));
    }
  }
}
