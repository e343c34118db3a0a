package org.onrecord.records.history;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Json;

/**
 * Replaces the names of the records that a state refers to by their names at the instant of the
 * state.
 */
@Singleton
class AsOfNames {
  private static final String NAMES =
      """
      select jsonb_strip_nulls(jsonb_build_object(
          'id', found.state -> 'id', 'name', found.state -> 'name', 'kind', found.state -> 'kind', 'title', found.state -> 'title',
          'url', found.state -> 'url', 'authors', found.state -> 'authors'))
        as state
      from (
        select coalesce(later.before, state(r)) as state
        from %1$s r
        left join lateral (
          select before from change
          where record_id = r.id and at > ? and before is not null order by seq limit 1) later on true
        where r.id = any(?)
        union all
        select later.before
        from unnest(cast(? as uuid[])) deleted (id)
        join lateral (
          select before from change
          where record_id = deleted.id and at > ? and before is not null order by seq limit 1) later on true
        where not exists (select from %1$s r where r.id = deleted.id)) found
      order by fold(found.state ->> 'name') collate "C", found.state ->> 'id'""";

  private final Database database;
  private final Json json;

  AsOfNames(Database database, Json json) {
    this.database = database;
    this.json = json;
  }

  /** Sets names and kinds of actors, and the members of the article, as of the instant. */
  ObjectNode applyNames(ObjectNode state, Instant at) {
    List<ObjectNode> references = new ArrayList<>();
    state.forEach(member -> collect(member, references));
    List<JsonNode> actors =
        states(RecordKind.ACTOR, references.stream().map(AsOfNames::id).distinct().toList(), at);
    for (JsonNode actor : actors) {
      references.stream()
          .filter(reference -> reference.get("id").equals(actor.get("id")))
          .forEach(reference -> reference.setAll(members(actor, List.of("name", "kind"))));
    }
    if (state.path("mentions") instanceof ArrayNode mentions) {
      sort(mentions, actors.stream().map(AsOfNames::id).toList());
    }
    if (state.path("article") instanceof ObjectNode article) {
      states(RecordKind.ARTICLE, List.of(id(article)), at)
          .forEach(found -> article.setAll(members(found, List.of("title", "url", "authors"))));
    }
    return state;
  }

  /** Sorts mentions in the order of the actors, which are sorted by name. */
  private static void sort(ArrayNode mentions, List<UUID> order) {
    List<JsonNode> sorted = new ArrayList<>();
    mentions.forEach(sorted::add);
    sorted.sort(Comparator.comparing(mention -> order.indexOf(id(mention))));
    mentions.removeAll().addAll(sorted);
  }

  /** The states of records as of an instant, ordered by name. */
  private List<JsonNode> states(RecordKind kind, Collection<UUID> ids, Instant at) {
    if (ids.isEmpty()) {
      return List.of();
    }
    UUID[] all = ids.toArray(UUID[]::new);
    OffsetDateTime instant = OffsetDateTime.ofInstant(at, UTC);
    Sql sql = Sql.of(NAMES.formatted(kind), instant, all, all, instant);
    return database.list(sql, row -> json.readTrusted(row.text("state")));
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
