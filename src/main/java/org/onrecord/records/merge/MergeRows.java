package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * Moves all references to a duplicate to its survivor, and logs the moves for an unmerge. The
 * number of statements does not depend on the number of references.
 */
@Singleton
class MergeRows {
  private static final String LOG =
      "insert into merge_move (merge_id, what, record_id) select ?, '%s', %s from %s";

  private final Database database;

  MergeRows(Database database) {
    this.database = database;
  }

  /**
   * The records that refer to the duplicate. Once the duplicate is locked, no further ones appear.
   */
  AffectedRecords affected(UUID duplicate) {
    return new AffectedRecords(
        ids(
            "select id from article where source_id = ? or republisher_id = ?",
            duplicate,
            duplicate),
        ids(
            """
            select id from quote where speaker_id = ?
            union select quote_id from mention where actor_id = ?
            union select quote_id from relay where actor_id = ?""",
            duplicate,
            duplicate,
            duplicate),
        ids("select id from quote where source_id = ?", duplicate),
        ids("select distinct member_id as id from affiliation where actor_id = ?", duplicate));
  }

  /**
   * Locks articles and quotes, waiting for other writers. More records may be affected afterwards:
   * a writer that was adding a quote to one of the articles has copied its source.
   */
  void lock(AffectedRecords affected) {
    ids(
        "select id from article where id = any(?) order by id for no key update",
        (Object) array(affected.articles()));
    ids(
        "select id from quote where id = any(?) order by id for no key update",
        (Object) array(affected.allQuotes()));
  }

  void moveArticles(Merge merge, Collection<UUID> articles) {
    log(merge, "source", "id", "article where source_id = ?");
    log(merge, "republisher", "id", "article where republisher_id = ?");
    execute(
        """
        update article a set
          source_id = case a.source_id when m.duplicate_id then m.survivor_id else a.source_id end,
          republisher_id = case a.republisher_id when m.duplicate_id then m.survivor_id else a.republisher_id end,
          updated_at = m.merged_at, version = a.version + 1
        from merge m where m.id = ? and a.id = any(?)""",
        merge.id(),
        array(articles));
  }

  void moveQuotes(Merge merge, AffectedRecords affected) {
    log(merge, "speaker", "id", "quote where speaker_id = ?");
    moveMentions(merge);
    moveRelays(merge);
    execute(
        """
        update quote q set
          speaker_id = case q.speaker_id when m.duplicate_id then m.survivor_id else q.speaker_id end,
          source_id = case q.source_id when m.duplicate_id then m.survivor_id else q.source_id end,
          updated_at = case when q.id = any(?) then m.merged_at else q.updated_at end,
          version = q.version + 1
        from merge m where m.id = ? and q.id = any(?)""",
        array(affected.quotes()),
        merge.id(),
        array(affected.allQuotes()));
  }

  /** A quote that mentions both actors mentions the survivor once. */
  private void moveMentions(Merge merge) {
    execute(
        """
        with deleted as (
          delete from mention where actor_id = ? returning article_id, quote_id
        ), moved as (
          insert into mention (article_id, quote_id, actor_id) select article_id, quote_id, ?::uuid from deleted
          on conflict do nothing returning quote_id)
        insert into merge_move (merge_id, what, record_id)
        select ?::uuid, case when moved.quote_id is null then 'mention dropped' else 'mention' end, deleted.quote_id
        from deleted left join moved using (quote_id)""",
        merge.duplicate(),
        merge.survivor(),
        merge.id());
  }

  private void moveRelays(Merge merge) {
    execute(
        """
        with moved as (
          update relay set actor_id = ? where actor_id = ? returning quote_id, position, text)
        insert into merge_move (merge_id, what, record_id, position, was)
        select ?::uuid, 'relay', quote_id, position, jsonb_build_object('text', text) from moved""",
        merge.survivor(),
        merge.duplicate(),
        merge.id());
  }

  /**
   * Moves affiliations. Deletes those between the two actors, and those for which the survivor has
   * one with the same role and days.
   */
  void moveAffiliations(Merge merge) {
    UUID duplicate = merge.duplicate();
    UUID survivor = merge.survivor();
    execute(
        """
        with deleted as (
          delete from affiliation f using merge m
          where m.id = ? and ? in (f.member_id, f.actor_id) and (
            m.survivor_id in (f.member_id, f.actor_id)
            or exists (
              select from affiliation s
              where s.member_id = case f.member_id when m.duplicate_id then m.survivor_id else f.member_id end
                and s.actor_id = case f.actor_id when m.duplicate_id then m.survivor_id else f.actor_id end
                and (s.role, s.from_day, s.to_day) is not distinct from (f.role, f.from_day, f.to_day)))
          returning f.*)
        insert into merge_move (merge_id, what, record_id, was)
        select ?::uuid, 'affiliation dropped', id, to_jsonb(deleted) from deleted""",
        merge.id(),
        duplicate,
        merge.id());
    log(merge, "member", "id", "affiliation where member_id = ?");
    log(merge, "actor", "id", "affiliation where actor_id = ?");
    execute("update affiliation set member_id = ? where member_id = ?", survivor, duplicate);
    execute("update affiliation set actor_id = ? where actor_id = ?", survivor, duplicate);
  }

  /** Moves the external ids under which imports know the duplicate. */
  void moveExternalIds(Merge merge) {
    log(merge, "import", "source_id", "imported_actor where actor_id = ?");
    execute(
        "update imported_actor set actor_id = ? where actor_id = ?",
        merge.survivor(),
        merge.duplicate());
  }

  /** Marks actors as updated whose affiliations have changed. */
  void markUpdated(Collection<UUID> members, OffsetDateTime time) {
    execute(
        "update actor set updated_at = ?, version = version + 1 where id = any(?)",
        time,
        array(members));
  }

  private void log(Merge merge, String what, String id, String where) {
    execute(LOG.formatted(what, id, where), merge.id(), merge.duplicate());
  }

  private void execute(String sql, Object... values) {
    database.execute(Sql.of(sql, values));
  }

  private List<UUID> ids(String sql, Object... values) {
    return database.list(Sql.of(sql, values), row -> row.id("id"));
  }

  static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
