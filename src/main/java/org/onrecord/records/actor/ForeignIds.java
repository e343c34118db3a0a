package org.onrecord.records.actor;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.external.ExternalId;

/** Finds actors by Wikidata id and by external id. */
@Singleton
public class ForeignIds {
  private final Database database;

  ForeignIds(Database database) {
    this.database = database;
  }

  /**
   * An actor with its ids in other systems.
   *
   * @param wikidataId null if it has none
   */
  private record Identified(ActorReference actor, String wikidataId, List<ExternalId> externalIds) {
    static Identified of(Row row) throws SQLException {
      return new Identified(
          ActorReference.of(row, "actor"),
          row.text("wikidata_id"),
          ExternalId.ofColumn(row.array("external_ids")));
    }

    boolean is(ActorReferenceInput reference) {
      return reference.wikidataId() != null
          ? reference.wikidataId().equals(wikidataId)
          : externalIds.contains(reference.externalId());
    }
  }

  /**
   * The actors of the references by Wikidata id or external id. Runs one query, or none if there
   * are no such references.
   */
  public Map<ActorReferenceInput, ActorReference> find(Collection<ActorReferenceInput> references) {
    List<ActorReferenceInput> wanted =
        references.stream()
            .filter(Objects::nonNull)
            .filter(ActorReferenceInput::hasForeignId)
            .distinct()
            .toList();
    if (wanted.isEmpty()) {
      return Map.of();
    }
    List<Identified> found = identified(wanted);
    return wanted.stream()
        .flatMap(
            reference ->
                found.stream()
                    .filter(one -> one.is(reference))
                    .map(one -> Map.entry(reference, one.actor())))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
  }

  /** The actor of a reference by Wikidata id or by external id. */
  public Optional<UUID> find(ActorReferenceInput reference) {
    return Optional.ofNullable(find(List.of(reference)).get(reference)).map(ActorReference::id);
  }

  private List<Identified> identified(List<ActorReferenceInput> wanted) {
    Sql sql =
        Sql.of(
            """
            select id as actor_id, name as actor_name, kind as actor_kind, wikidata_id, external_ids
            from actor where wikidata_id = any(?) or external_ids && ?::text[] order by id""",
            wanted.stream()
                .map(ActorReferenceInput::wikidataId)
                .filter(Objects::nonNull)
                .toArray(String[]::new),
            ExternalId.texts(
                wanted.stream()
                    .map(ActorReferenceInput::externalId)
                    .filter(Objects::nonNull)
                    .toList()));
    return database.list(sql, Identified::of);
  }
}
