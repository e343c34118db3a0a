package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** What a survivor gets of a duplicate itself: its names, its Wikidata id and its description. */
@Singleton
class SurvivorValues {
  /** As the contract has it. */
  private static final int MOST = 100;

  private final Database database;

  SurvivorValues(Database database) {
    this.database = database;
  }

  /**
   * Lets the survivor be found by the duplicate's names. Those that differ in case and diacritics
   * alone are one.
   *
   * @return the names that are new
   */
  List<String> addAliases(Merge merging) {
    UUID survivor = merging.survivor();
    Sql sql =
        Sql.of(
            """
            with given as (
              select name, name_folded, -1 as position from actor where id = ?
              union all
              select name, name_folded, position from alias where actor_id = ?
            ), other as (
              select distinct on (name_folded) name, position from given
              where name_folded not in (
                select name_folded from actor where id = ? union all select name_folded from alias where actor_id = ?)
              order by name_folded, position)
            insert into alias (actor_id, position, name)
            select ?::uuid,
              (select count(*) from alias where actor_id = ?) + row_number() over (order by position) - 1,
              name
            from other returning name""",
            merging.duplicate(),
            merging.duplicate(),
            survivor,
            survivor,
            survivor,
            survivor);
    return database.list(sql, row -> row.text("name"));
  }

  /**
   * Gives the survivor what it had no value of, once the duplicate is gone. Whom an editor has
   * merged is no proposal any more.
   */
  void takeOver(Merge merging) {
    database.execute(
        Sql.of(
            """
            update actor a set
              wikidata_id = coalesce(a.wikidata_id, m.duplicate->>'wikidata_id'),
              description = coalesce(a.description, m.duplicate->>'description'),
              origin = 'editor', extractor_version = null, rule = null, confidence = null,
              updated_at = ?, version = a.version + 1
            from merge m where m.id = ? and a.id = m.survivor_id""",
            merging.time(),
            merging.id()));
  }

  /**
   * Has a merge fail that gives the survivor more than an actor can have.
   *
   * @throws ProblemException 422 where it has too many aliases or affiliations
   */
  void requireWithinLimits(UUID survivor) {
    Sql sql =
        Sql.of(
            """
            select (select count(*) from alias where actor_id = ?) as aliases,
              (select count(*) from affiliation where member_id = ?) as affiliations""",
            survivor,
            survivor);
    database.list(
        sql,
        row -> {
          requireBound("aliases", row.longValue("aliases"));
          requireBound("affiliations", row.longValue("affiliations"));
          return row;
        });
  }

  private static void requireBound(String what, long count) {
    if (count > MOST) {
      throw ProblemException.unprocessable(
          "Together the two have %d %s, which is more than the %d that there can be."
              .formatted(count, what, MOST),
          Fault.at("/into", "would have too many " + what));
    }
  }
}
