package org.onrecord.records.external;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Finds records by their external ids, and keeps two records of a kind from having the same. */
@Singleton
public class ExternalIdIndex {
  private final EntityManager entities;
  private final Database database;

  ExternalIdIndex(EntityManager entities, Database database) {
    this.entities = entities;
    this.database = database;
  }

  private record Found(UUID record, ExternalId id) {}

  /** The records of a kind by their external ids among these. Runs no query for no ids. */
  public Map<ExternalId, UUID> find(RecordKind kind, Collection<ExternalId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Set<ExternalId> wanted = new HashSet<>(ids);
    Sql sql =
        Sql.of(
            "select id, external_ids from %s where external_ids && ?::text[]".formatted(kind),
            (Object) ExternalId.texts(wanted));
    Map<ExternalId, UUID> found = new HashMap<>();
    database.list(sql, ExternalIdIndex::found).stream()
        .flatMap(List::stream)
        .filter(one -> wanted.contains(one.id()))
        .forEach(one -> found.put(one.id(), one.record()));
    return found;
  }

  private static List<Found> found(Row row) throws SQLException {
    UUID record = row.id("id");
    return row.<String>array("external_ids").stream()
        .map(text -> new Found(record, ExternalId.parse(text)))
        .toList();
  }

  /**
   * Requires that no other record of the kind has one of these ids, until the end of the
   * transaction.
   *
   * @param record the id of the record that gets them
   * @throws ProblemException 409 with the other record
   */
  public void requireFree(RecordKind kind, UUID record, List<ExternalId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    AdvisoryLock.acquire(entities, keys(kind, ids).toList());
    requireUnused(kind, record, ids);
  }

  /**
   * Requires free ids like {@link #requireFree(RecordKind, UUID, List)}, unless the record has
   * exactly these ids already.
   *
   * @param present the value of the column {@code external_ids} of the record
   */
  public void requireFree(RecordKind kind, UUID record, String[] present, List<ExternalId> ids) {
    if (!ids.equals(ExternalId.ofColumn(present))) {
      requireFree(kind, record, ids);
    }
  }

  /**
   * Requires that no other record of the kind has one of these ids, which the caller has locked.
   *
   * @throws ProblemException 409 with the other record
   */
  public void requireUnused(RecordKind kind, UUID record, List<ExternalId> ids) {
    Map<ExternalId, UUID> found = find(kind, ids);
    for (int i = 0; i < ids.size(); i++) {
      UUID other = found.get(ids.get(i));
      if (other != null && !other.equals(record)) {
        throw taken(kind, ids.get(i), other, "/externalIds/" + i);
      }
    }
  }

  /**
   * A condition with a placeholder for text forms of external ids. The sub-select runs once and
   * uses the index, also where the planner has no statistics yet.
   *
   * @param alias the alias of the table in the query
   */
  public static String condition(RecordKind kind, String alias) {
    return "%s.id = any(array(select x.id from %s x where x.external_ids && ?::text[]))"
        .formatted(alias, kind);
  }

  /** The keys of the advisory locks on external ids. */
  public static Stream<String> keys(RecordKind kind, Collection<ExternalId> ids) {
    return ids.stream().map(id -> kind + " " + id);
  }

  /** 422: no record of the kind has an external id to which a request refers. */
  public static ProblemException unknown(RecordKind kind, ExternalId id, String pointer) {
    return ProblemException.unprocessable(
        "There is no %s with the external id %s.".formatted(kind, id),
        Fault.at(pointer, "does not exist"));
  }

  /** 409: another record has an external id. */
  public static ProblemException taken(RecordKind kind, ExternalId id, UUID other, String pointer) {
    String href = "/%ss/%s".formatted(kind, other);
    return ProblemException.of(
            ProblemType.ALREADY_EXISTS,
            "The %s with the external id %s is on record already, see %s."
                .formatted(kind, id, href))
        .withErrors(List.of(Fault.at(pointer, "is that of the existing " + kind)))
        .withExisting(other, href);
  }
}
