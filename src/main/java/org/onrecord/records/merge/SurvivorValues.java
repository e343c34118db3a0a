package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Copies names, ids in other systems and description of a duplicate to its survivor. */
@Singleton
class SurvivorValues {
  /** The limit of the contract for aliases, for affiliations and for external ids. */
  private static final int MAX = 100;

  private final Database database;

  SurvivorValues(Database database) {
    this.database = database;
  }

  /**
   * Adds the duplicate's name and aliases to the survivor's aliases, except those that differ from
   * a known one only in case and diacritics.
   *
   * @return the added aliases
   */
  List<String> addAliases(Merge merge) {
    Sql sql =
        Sql.of(
            """
            with m as (
              select duplicate_id, survivor_id from merge where id = ?
            ), names as (
              select name, name_folded, -1 as position from actor join m on id = duplicate_id
              union all
              select name, name_folded, position from alias join m on actor_id = duplicate_id
            ), added as (
              select distinct on (name_folded) name, position from names
              where name_folded not in (
                select name_folded from actor join m on id = survivor_id
                union all
                select name_folded from alias join m on actor_id = survivor_id)
              order by name_folded, position)
            insert into alias (actor_id, position, name)
            select survivor_id,
              (select count(*) from alias where actor_id = survivor_id) + row_number() over (order by position) - 1,
              name
            from added, m returning name""",
            merge.id());
    return database.list(sql, row -> row.text("name"));
  }

  /**
   * Copies the values that the survivor lacks, and adds the external ids, after the duplicate was
   * deleted. The survivor of an editor's merge is no longer a proposal of the extractor.
   */
  void copyMissingValues(Merge merge) {
    database.execute(
        Sql.of(
            """
            update actor a set
              wikidata_id = coalesce(a.wikidata_id, m.duplicate->>'wikidata_id'),
              description = coalesce(a.description, m.duplicate->>'description'),
              external_ids = nullif(coalesce(a.external_ids, '{}') || coalesce(d.external_ids, '{}'), '{}'),
              origin = 'editor', extractor_version = null, rule = null, confidence = null, origin_reason = null,
              updated_at = ?, version = a.version + 1
            from merge m, jsonb_populate_record(null::actor, m.duplicate) d
            where m.id = ? and a.id = m.survivor_id""",
            merge.time(),
            merge.id()));
  }

  /**
   * Fails a merge that exceeds the limits of an actor.
   *
   * @throws ProblemException 422 if the survivor has too many aliases, affiliations or external ids
   */
  void requireWithinLimits(UUID survivor) {
    Sql sql =
        Sql.of(
            """
            select (select count(*) from alias where actor_id = ?) as aliases,
              (select count(*) from affiliation where member_id = ?) as affiliations,
              (select cardinality(external_ids) from actor where id = ?) as external_ids""",
            survivor,
            survivor,
            survivor);
    database.list(
        sql,
        row -> {
          requireLimit("aliases", row.longValue("aliases"));
          requireLimit("affiliations", row.longValue("affiliations"));
          requireLimit("external ids", row.longValue("external_ids"));
          return row;
        });
  }

  private static void requireLimit(String what, long count) {
    if (count > MAX) {
      throw ProblemException.unprocessable(
          "Together the two actors have %d %s; the maximum is %d.".formatted(count, what, MAX),
          Fault.at("/into", "would have too many " + what));
    }
  }
}
