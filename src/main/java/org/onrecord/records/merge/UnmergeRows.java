package org.onrecord.records.merge;

import static org.onrecord.records.merge.MergeRows.array;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * Moves the references that a merge moved back to the duplicate, except those that an editor has
 * changed or deleted in the meantime.
 */
@Singleton
class UnmergeRows {
  private static final String MOVED =
      "select v.record_id from merge_move v where v.merge_id = ? and v.what = '%s'";

  private final Database database;

  UnmergeRows(Database database) {
    this.database = database;
  }

  /** Locks the survivor, unless it has been deleted. */
  void lockSurvivor(Merge merge) {
    database.find(
        Sql.of("select id from actor where id = ? for no key update", merge.survivor()),
        row -> row.id("id"));
  }

  /** The id of the actor in a list, which is empty if the actor was deleted. */
  List<UUID> existing(UUID actor) {
    return ids("select id from actor where id = ?", actor);
  }

  AffectedRecords affected(Merge merge) {
    UUID id = merge.id();
    UUID survivor = merge.survivor();
    List<UUID> articles =
        ids(
            """
            select a.id from article a where
              a.source_id = ? and a.id in (?) or a.republisher_id = ? and a.id in (?)""",
            survivor,
            movedIds("source", id),
            survivor,
            movedIds("republisher", id));
    return new AffectedRecords(
        articles,
        affectedQuotes(id, survivor),
        ids(
            "select id from quote where source_id = ? and article_id in (?)",
            survivor,
            movedIds("source", id)),
        ids(
            """
            select f.member_id as id from affiliation f where f.actor_id = ? and f.id in (?)
            union select a.id from merge_move v
            join actor a on a.id = survivor((v.was->>'member_id')::uuid)
            where v.merge_id = ? and v.what = 'affiliation dropped' and a.id <> ?""",
            survivor,
            movedIds("actor", id),
            id,
            survivor));
  }

  private List<UUID> affectedQuotes(UUID id, UUID survivor) {
    return ids(
        """
        select q.id from quote q where q.speaker_id = ? and q.id in (?)
        union
        select n.quote_id from mention n
        join merge_move v on v.record_id = n.quote_id and v.what in ('mention', 'mention dropped')
        where n.actor_id = ? and v.merge_id = ?
        union
        select r.quote_id from relay r
        join merge_move v on v.record_id = r.quote_id and v.position = r.position and v.what = 'relay'
          and v.was->>'text' is not distinct from r.text
        where r.actor_id = ? and v.merge_id = ?""",
        survivor,
        movedIds("speaker", id),
        survivor,
        id,
        survivor,
        id);
  }

  /**
   * Restores the duplicate as it was. Removes the values that the survivor took over from it,
   * unless they have been changed.
   */
  void restoreDuplicate(Merge merge) {
    execute("update merge set undone_at = ? where id = ?", merge.time(), merge.id());
    takeBackValues(merge);
    takeBackAliases(merge);
    execute(
        """
        insert into actor (id, name, kind, description, wikidata_id, external_ids, origin, extractor_version, rule, confidence, origin_reason,
          created_at, updated_at, version)
        select d.id, d.name, d.kind, d.description, d.wikidata_id, d.external_ids, d.origin, d.extractor_version, d.rule, d.confidence, d.origin_reason,
          d.created_at, ?, d.version + 1
        from merge m, jsonb_populate_record(null::actor, m.duplicate) d where m.id = ?""",
        merge.time(),
        merge.id());
    execute(
        """
        insert into alias (actor_id, position, name)
        select m.duplicate_id, l.n - 1, l.name
        from merge m, jsonb_array_elements_text(m.duplicate->'aliases') with ordinality as l (name, n)
        where m.id = ?""",
        merge.id());
  }

  private void takeBackValues(Merge merge) {
    execute(
        """
        update actor a set
          wikidata_id = case when s.wikidata_id is null and a.wikidata_id = m.duplicate->>'wikidata_id'
            then null else a.wikidata_id end,
          external_ids = nullif(array(
            select e.id from unnest(a.external_ids) with ordinality as e (id, n)
            where e.id <> all(coalesce(d.external_ids, '{}')) order by e.n), '{}'),
          description = case when s.description is null and a.description = m.duplicate->>'description'
            then null else a.description end,
          origin = case when a.version = s.version + 1 then s.origin else a.origin end,
          extractor_version = case when a.version = s.version + 1 then s.extractor_version else a.extractor_version end,
          rule = case when a.version = s.version + 1 then s.rule else a.rule end,
          confidence = case when a.version = s.version + 1 then s.confidence else a.confidence end,
          origin_reason = case when a.version = s.version + 1 then s.origin_reason else a.origin_reason end,
          updated_at = ?, version = a.version + 1
        from merge m, jsonb_populate_record(null::actor, m.survivor) s,
          jsonb_populate_record(null::actor, m.duplicate) d
        where m.id = ? and a.id = m.survivor_id""",
        merge.time(),
        merge.id());
  }

  /** Removes the aliases that the merge added and renumbers the others. */
  private void takeBackAliases(Merge merge) {
    execute(
        """
        with old as (delete from alias where actor_id = ? returning position, name)
        insert into alias (actor_id, position, name)
        select m.survivor_id, row_number() over (order by old.position) - 1, old.name
        from old, merge m where m.id = ? and old.name <> all(m.added_aliases)""",
        merge.survivor(),
        merge.id());
  }

  void moveArticlesBack(Merge merge, Collection<UUID> articles) {
    UUID id = merge.id();
    execute(
        """
        update article a set
          source_id = case when a.source_id = m.survivor_id and a.id in (?) then m.duplicate_id else a.source_id end,
          republisher_id = case when a.republisher_id = m.survivor_id and a.id in (?) then m.duplicate_id
            else a.republisher_id end,
          updated_at = m.undone_at, version = a.version + 1
        from merge m where m.id = ? and a.id = any(?)""",
        movedIds("source", id),
        movedIds("republisher", id),
        id,
        array(articles));
  }

  void moveQuotesBack(Merge merge, AffectedRecords affected) {
    moveMentionsBack(merge);
    moveRelaysBack(merge);
    execute(
        """
        update quote q set
          speaker_id = case when q.speaker_id = m.survivor_id and q.id in (?) then m.duplicate_id else q.speaker_id end,
          source_id = a.source_id,
          updated_at = case when q.id = any(?) then m.undone_at else q.updated_at end,
          version = q.version + 1
        from merge m, article a where m.id = ? and a.id = q.article_id and q.id = any(?)""",
        movedIds("speaker", merge.id()),
        array(affected.quotes()),
        merge.id(),
        array(affected.allQuotes()));
  }

  private void moveMentionsBack(Merge merge) {
    UUID id = merge.id();
    execute(
        """
        insert into mention (article_id, quote_id, actor_id)
        select n.article_id, n.quote_id, ?::uuid from mention n
        where n.actor_id = ? and (n.quote_id in (?) or n.quote_id in (?))
        on conflict do nothing""",
        merge.duplicate(),
        merge.survivor(),
        movedIds("mention", id),
        movedIds("mention dropped", id));
    execute(
        "delete from mention where actor_id = ? and quote_id in (?)",
        merge.survivor(),
        movedIds("mention", id));
  }

  private void moveRelaysBack(Merge merge) {
    execute(
        """
        update relay r set actor_id = ? from merge_move v
        where r.actor_id = ? and v.merge_id = ? and v.what = 'relay' and v.record_id = r.quote_id
          and v.position = r.position and v.was->>'text' is not distinct from r.text""",
        merge.duplicate(),
        merge.survivor(),
        merge.id());
  }

  /**
   * Moves affiliations back; restores dropped ones, resolving actors that have been merged in the
   * meantime.
   */
  void moveAffiliationsBack(Merge merge) {
    UUID id = merge.id();
    for (String end : List.of("member", "actor")) {
      execute(
          "update affiliation set %1$s_id = ? where %1$s_id = ? and id in (?)".formatted(end),
          merge.duplicate(),
          merge.survivor(),
          movedIds(end, id));
    }
    execute(
        """
        insert into affiliation (id, member_id, actor_id, role, from_day, to_day)
        select f.id, m.id, a.id, f.role, f.from_day, f.to_day
        from merge_move v, jsonb_populate_record(null::affiliation, v.was) f
        join actor m on m.id = survivor(f.member_id)
        join actor a on a.id = survivor(f.actor_id)
        where v.merge_id = ? and v.what = 'affiliation dropped' and m.id <> a.id
        on conflict do nothing""",
        id);
  }

  void moveExternalIdsBack(Merge merge) {
    execute(
        "update imported_actor set actor_id = ? where actor_id = ? and source_id in (?)",
        merge.duplicate(),
        merge.survivor(),
        movedIds("import", merge.id()));
  }

  private static Sql movedIds(String what, UUID merge) {
    return Sql.of(MOVED.formatted(what), merge);
  }

  private void execute(String sql, Object... values) {
    database.execute(Sql.of(sql, values));
  }

  private List<UUID> ids(String sql, Object... values) {
    return database.list(Sql.of(sql, values), row -> row.id("id"));
  }
}
