package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * Lets all that refers to a duplicate refer to the survivor, and remembers it. A few statements,
 * however much that is.
 */
@Singleton
class MergeRows {
  private static final String NOTE =
      "insert into merge_move (merge_id, what, record_id) select ?, '%s', %s from %s";

  private final Database database;

  MergeRows(Database database) {
    this.database = database;
  }

  /** What is going to change. Nothing comes to it once the duplicate is locked. */
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
   * Waits for those who are changing any of that. Whoever is recording a quote in one of the
   * articles has copied its source by now, so that afterwards there may be more that is affected.
   */
  void lock(AffectedRecords affected) {
    ids(
        "select id from article where id = any(?) order by id for no key update",
        (Object) array(affected.articles()));
    ids(
        "select id from quote where id = any(?) order by id for no key update",
        (Object) array(affected.allQuotes()));
  }

  void articles(Merge merging, Collection<UUID> articles) {
    note(merging, "source", "id", "article where source_id = ?");
    note(merging, "republisher", "id", "article where republisher_id = ?");
    database.execute(
        Sql.of(
            """
            update article set
              source_id = case source_id when ? then ? else source_id end,
              republisher_id = case republisher_id when ? then ? else republisher_id end,
              updated_at = ?, version = version + 1
            where id = any(?)""",
            merging.duplicate(),
            merging.survivor(),
            merging.duplicate(),
            merging.survivor(),
            merging.time(),
            array(articles)));
  }

  void quotes(Merge merging, AffectedRecords affected) {
    note(merging, "speaker", "id", "quote where speaker_id = ?");
    mentions(merging);
    relays(merging);
    database.execute(
        Sql.of(
            """
            update quote set
              speaker_id = case speaker_id when ? then ? else speaker_id end,
              source_id = case source_id when ? then ? else source_id end,
              updated_at = case when id = any(?) then ? else updated_at end,
              version = version + 1
            where id = any(?)""",
            merging.duplicate(),
            merging.survivor(),
            merging.duplicate(),
            merging.survivor(),
            array(affected.quotes()),
            merging.time(),
            array(affected.allQuotes())));
  }

  /** A quote that mentions both mentions the survivor once. */
  private void mentions(Merge merging) {
    database.execute(
        Sql.of(
            """
            with gone as (
              delete from mention where actor_id = ? returning quote_id
            ), moved as (
              insert into mention (quote_id, actor_id) select quote_id, ?::uuid from gone
              on conflict do nothing returning quote_id)
            insert into merge_move (merge_id, what, record_id)
            select ?::uuid, case when moved.quote_id is null then 'mention dropped' else 'mention' end, gone.quote_id
            from gone left join moved using (quote_id)""",
            merging.duplicate(),
            merging.survivor(),
            merging.id()));
  }

  private void relays(Merge merging) {
    database.execute(
        Sql.of(
            """
            with moved as (
              update relay set actor_id = ? where actor_id = ? returning quote_id, position, text)
            insert into merge_move (merge_id, what, record_id, position, was)
            select ?::uuid, 'relay', quote_id, position, jsonb_build_object('text', text) from moved""",
            merging.survivor(),
            merging.duplicate(),
            merging.id()));
  }

  /**
   * Affiliations between the two go, and those that the survivor, or somebody to the survivor, has
   * in the same words.
   */
  void affiliations(Merge merging) {
    UUID duplicate = merging.duplicate();
    UUID survivor = merging.survivor();
    database.execute(
        Sql.of(
            """
            with gone as (
              delete from affiliation f where ? in (f.member_id, f.actor_id) and (
                ? in (f.member_id, f.actor_id)
                or exists (
                  select from affiliation s
                  where s.member_id = case f.member_id when ? then ? else f.member_id end
                    and s.actor_id = case f.actor_id when ? then ? else f.actor_id end
                    and (s.role, s.from_day, s.to_day) is not distinct from (f.role, f.from_day, f.to_day)))
              returning f.*)
            insert into merge_move (merge_id, what, record_id, was)
            select ?::uuid, 'affiliation dropped', id, to_jsonb(gone) from gone""",
            duplicate,
            survivor,
            duplicate,
            survivor,
            duplicate,
            survivor,
            merging.id()));
    note(merging, "member", "id", "affiliation where member_id = ?");
    note(merging, "actor", "id", "affiliation where actor_id = ?");
    database.execute(
        Sql.of("update affiliation set member_id = ? where member_id = ?", survivor, duplicate));
    database.execute(
        Sql.of("update affiliation set actor_id = ? where actor_id = ?", survivor, duplicate));
  }

  /** Whom imports know as the duplicate. */
  void imports(Merge merging) {
    note(merging, "import", "source_id", "imported_actor where actor_id = ?");
    database.execute(
        Sql.of(
            "update imported_actor set actor_id = ? where actor_id = ?",
            merging.survivor(),
            merging.duplicate()));
  }

  /** Actors whose affiliations have changed. */
  void touch(Collection<UUID> members, OffsetDateTime time) {
    database.execute(
        Sql.of(
            "update actor set updated_at = ?, version = version + 1 where id = any(?)",
            time,
            array(members)));
  }

  private void note(Merge merging, String what, String id, String where) {
    database.execute(Sql.of(NOTE.formatted(what, id, where), merging.id(), merging.duplicate()));
  }

  private List<UUID> ids(String sql, Object... values) {
    return database.list(Sql.of(sql, values), row -> row.id("id"));
  }

  static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
