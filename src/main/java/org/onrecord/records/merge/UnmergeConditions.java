package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.ProblemException;

/** The conditions under which a merge can be undone. */
@Singleton
class UnmergeConditions {
  private final Database database;
  private final ExternalIdIndex externalIds;

  UnmergeConditions(Database database, ExternalIdIndex externalIds) {
    this.database = database;
    this.externalIds = externalIds;
  }

  /**
   * Requires that a merge, whose survivor is locked, can be undone.
   *
   * @throws ProblemException 409 if the survivor took part in a later merge, or if a third actor
   *     has an id of the duplicate in another system
   */
  void require(Merge merge) {
    requireLatest(merge);
    requireFreeWikidataId(merge);
    requireFreeExternalIds(merge);
  }

  /**
   * Requires the survivor's later merges to be undone first: references are moved back in reverse
   * order.
   */
  private void requireLatest(Merge merge) {
    Sql sql =
        Sql.of(
            """
            select duplicate_id from merge where undone_at is null
              and (duplicate_id = ? or survivor_id = ? and (merged_at, id) > (select merged_at, id from merge where id = ?))
            order by merged_at desc, id desc limit 1""",
            merge.survivor(),
            merge.survivor(),
            merge.id());
    database
        .find(sql, row -> row.id("duplicate_id"))
        .ifPresent(
            later -> {
              throw MergeProblems.laterMerge(later);
            });
  }

  /**
   * Requires that no other actor has the duplicate's Wikidata id. The survivor gives it back if it
   * took it over.
   */
  private void requireFreeWikidataId(Merge merge) {
    Sql sql =
        Sql.of(
            """
            select a.id from actor a join merge m on m.id = ? and a.wikidata_id = m.duplicate->>'wikidata_id'
            where not (a.id = m.survivor_id and m.survivor->>'wikidata_id' is null)""",
            merge.id());
    database
        .find(sql, row -> row.id("id"))
        .ifPresent(
            other -> {
              throw ProblemException.alreadyExists("actor", "wikidataId", "/actors", other);
            });
  }

  /** Requires that no third actor has an external id of the duplicate. */
  private void requireFreeExternalIds(Merge merge) {
    Sql sql =
        Sql.of(
            """
            select d.external_ids from merge m, jsonb_populate_record(null::actor, m.duplicate) d where m.id = ?""",
            merge.id());
    database
        .find(sql, row -> ExternalId.ofColumn(row.array("external_ids")))
        .ifPresent(ids -> externalIds.requireFree(RecordKind.ACTOR, merge.survivor(), ids));
  }
}
