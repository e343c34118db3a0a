package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Sql;

/**
 * Moves stated affiliations with merges, unmerges and splits of actors. Where both actors of a
 * merge have the same one, the survivor's gets the evidence and the reviews of the duplicate's.
 */
@Singleton
class StatedAffiliationRows {
  private static final String LOG =
      """
      insert into merge_move (merge_id, what, record_id)
      select ?, 'stated %1$s', id from stated_affiliation where %1$s_id = ?\
      """;

  private static final String MOVE_BACK =
      """
      update stated_affiliation set %1$s_id = ? where %1$s_id = ? and id in (
        select v.record_id from merge_move v where v.merge_id = ? and v.what = 'stated %1$s')\
      """;

  private static final List<String> ENDS = List.of("member", "organization");

  private final Database database;

  StatedAffiliationRows(Database database) {
    this.database = database;
  }

  /** Moves the stated affiliations of the duplicate, after its affiliations. */
  void move(Merge merge) {
    logSame(merge);
    joinSame(merge);
    execute(
        """
        delete from stated_affiliation where id in (
          select v.record_id from merge_move v where v.merge_id = ? and v.what = 'stated dropped')\
        """,
        merge.id());
    for (String end : ENDS) {
      execute(LOG.formatted(end), merge.id(), merge.duplicate());
      execute(
          "update stated_affiliation set %1$s_id = ? where %1$s_id = ?".formatted(end),
          merge.survivor(),
          merge.duplicate());
    }
  }

  /** Logs the affiliations of the duplicate that the survivor has, too. */
  private void logSame(Merge merge) {
    execute(
        """
        insert into merge_move (merge_id, what, record_id, was)
        select ?::uuid, 'stated dropped', d.id, to_jsonb(d) || jsonb_build_object(
          'kept', k.id, 'kept_status', k.status, 'kept_affiliation', k.affiliation_id,
          'articles', array(
            select e.article_id from affiliation_evidence e where e.stated_id = d.id and e.article_id not in (
              select o.article_id from affiliation_evidence o where o.stated_id = k.id)),
          'reviews', array(select r.id from affiliation_review r where r.stated_id = d.id))
        from stated_affiliation d
        join stated_affiliation k on k.member_id = ?
          and (k.role_folded, k.organization_folded) = (d.role_folded, d.organization_folded)
        where d.member_id = ?\
        """,
        merge.id(),
        merge.survivor(),
        merge.duplicate());
  }

  /** Gives evidence, reviews and status to the affiliations of the survivor. */
  private void joinSame(Merge merge) {
    execute(
        """
        insert into affiliation_evidence
          (article_id, stated_id, start_offset, end_offset, text, extractor_version, rule, confidence)
        select e.article_id, (v.was->>'kept')::uuid, e.start_offset, e.end_offset, e.text, e.extractor_version, e.rule, e.confidence
        from merge_move v join affiliation_evidence e on e.stated_id = v.record_id
        where v.merge_id = ? and v.what = 'stated dropped'
        on conflict do nothing\
        """,
        merge.id());
    execute(
        """
        update affiliation_review r set stated_id = (v.was->>'kept')::uuid
        from merge_move v where v.merge_id = ? and v.what = 'stated dropped' and r.stated_id = v.record_id\
        """,
        merge.id());
    execute(
        """
        update stated_affiliation k set status = d.status, affiliation_id = d.affiliation_id, updated_at = ?
        from merge_move v join stated_affiliation d on d.id = v.record_id
        where v.merge_id = ? and v.what = 'stated dropped' and k.id = (v.was->>'kept')::uuid
          and k.status = 'proposed' and d.status <> 'proposed'\
        """,
        merge.time(),
        merge.id());
  }

  /** Moves back what the merge moved, and restores what it dropped with its evidence. */
  void moveBack(Merge merge) {
    for (String end : ENDS) {
      execute(MOVE_BACK.formatted(end), merge.duplicate(), merge.survivor(), merge.id());
    }
    restoreDropped(merge);
    restoreKept(merge);
    for (String table : List.of("evidence", "review")) {
      String id = table.equals("review") ? "r.id" : "r.article_id";
      String ids = table.equals("review") ? "reviews" : "articles";
      execute(
          """
          update affiliation_%s r set stated_id = d.id
          from merge_move v join stated_affiliation d on d.id = v.record_id
          where v.merge_id = ? and v.what = 'stated dropped' and r.stated_id = (v.was->>'kept')::uuid
            and jsonb_exists(v.was->'%s', %s::text)\
          """
              .formatted(table, ids, id),
          merge.id());
    }
  }

  private void restoreDropped(Merge merge) {
    execute(
        """
        insert into stated_affiliation
          (id, member_id, role, organization_id, organization_name, organization_kind, status, affiliation_id, created_at, updated_at)
        select d.id, ?::uuid, d.role, o.id, d.organization_name, d.organization_kind, d.status, a.id, d.created_at, ?::timestamptz
        from merge_move v
        cross join jsonb_populate_record(null::stated_affiliation, v.was) d
        left join actor o on o.id = survivor(d.organization_id)
        left join affiliation a on a.id = d.affiliation_id
        where v.merge_id = ? and v.what = 'stated dropped'
        on conflict do nothing\
        """,
        merge.duplicate(),
        merge.time(),
        merge.id());
  }

  /** Restores the status that an affiliation took over, unless it has changed. */
  private void restoreKept(Merge merge) {
    execute(
        """
        update stated_affiliation k set status = 'proposed', affiliation_id = null, updated_at = ?
        from merge_move v
        where v.merge_id = ? and v.what = 'stated dropped' and k.id = (v.was->>'kept')::uuid
          and v.was->>'kept_status' = 'proposed' and k.status = v.was->>'status'\
        """,
        merge.time(),
        merge.id());
  }

  /**
   * Moves the evidence of articles in which the new actor speaks and the old one no longer does.
   */
  void split(UUID actor, UUID other, OffsetDateTime now) {
    List<UUID> stated =
        database.list(
            Sql.of(
                """
                select s.id from stated_affiliation s where s.member_id = ? and exists (
                  select from affiliation_evidence e where e.stated_id = s.id and ?)\
                """,
                actor,
                movedArticles(actor, other)),
            row -> row.id("id"));
    for (UUID id : stated) {
      UUID copy = RecordIds.next();
      execute(
          """
          insert into stated_affiliation
            (id, member_id, role, organization_id, organization_name, organization_kind, status, created_at, updated_at)
          select ?, ?, role, organization_id, organization_name, organization_kind, 'proposed', n.now, n.now
          from stated_affiliation, (select ?::timestamptz as now) n where id = ?\
          """,
          copy,
          other,
          now,
          id);
      execute(
          "update affiliation_evidence e set stated_id = ? where e.stated_id = ? and ?",
          copy,
          id,
          movedArticles(actor, other));
    }
  }

  private static Sql movedArticles(UUID actor, UUID other) {
    return Sql.of(
        """
        exists (select from quote q where q.article_id = e.article_id and q.speaker_id = ?)
          and not exists (select from quote q where q.article_id = e.article_id and q.speaker_id = ?)\
        """,
        other,
        actor);
  }

  private void execute(String sql, Object... values) {
    database.execute(Sql.of(sql, values));
  }
}
