package org.onrecord.records.affiliation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Json;

/**
 * Synchronizes the stated affiliations with what an article states. An affiliation that several
 * articles state is one record with the evidence of each. A rejected one keeps its status.
 */
@Singleton
public class ArticleAffiliations {
  /** An affiliation in an article, with the keys by which affiliations are the same. */
  private static final String STATED =
      """
      with stated as (
        select s.*, fold(s.role) as role_folded, coalesce(fold(s."organizationName"), '') as organization_folded
        from jsonb_to_recordset(?::jsonb) as s (
          id uuid, member uuid, role text, organization uuid, "organizationName" text, "organizationKind" text,
          start integer, "end" integer, text text, version text, rule text, confidence float8))
      """;

  /**
   * A stored affiliation {@code t} is the same as the stated one {@code s}: it has the same
   * organization, or the article names none.
   */
  private static final String SAME =
      """
      t.member_id = s.member and t.role_folded = s.role_folded
        and (t.organization_folded = s.organization_folded or t.organization_id = s.organization or s."organizationName" is null)
      """;

  private final Database database;
  private final Json json;
  private final Clock clock;

  ArticleAffiliations(Database database, Json json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Replaces the evidence of an article. Affiliations that the actors have on the day of
   * publication are not proposed.
   *
   * @param publishedOn may be null
   */
  public void refresh(UUID article, LocalDate publishedOn, List<AffiliationInArticle> stated) {
    if (stated.isEmpty()) {
      database.execute(Sql.of("delete from affiliation_evidence where article_id = ?", article));
      return;
    }
    String rows = json.write(stated).toString();
    nameOrganizations(rows);
    propose(rows, publishedOn);
    removeEvidence(article, rows);
    addEvidence(article, rows);
  }

  /** Completes unreviewed proposals without an organization by the one that the article names. */
  private void nameOrganizations(String rows) {
    database.execute(
        Sql.of(
            STATED
                + """
                update stated_affiliation t
                set organization_id = s.organization, organization_name = s."organizationName", organization_kind = s."organizationKind",
                  updated_at = ?
                from (select distinct on (member, role_folded) * from stated where "organizationName" is not null
                  order by member, role_folded, start) s
                where t.member_id = s.member and t.role_folded = s.role_folded and t.organization_name is null
                  and t.status = 'proposed'
                  and not exists (select from affiliation_review r where r.stated_id = t.id)
                  and not exists (
                    select from stated_affiliation o
                    where o.member_id = t.member_id and o.role_folded = t.role_folded and o.id <> t.id)\
                """,
            rows,
            now()));
  }

  private void propose(String rows, LocalDate publishedOn) {
    database.execute(
        Sql.of(
            STATED
                + """
                insert into stated_affiliation
                  (id, member_id, role, organization_id, organization_name, organization_kind, status, created_at, updated_at)
                select s.id, s.member, s.role, s.organization, s."organizationName", s."organizationKind", 'proposed', n.now, n.now
                from stated s, (select ?::timestamptz as now, ?::date as day) n
                where not exists (select from stated_affiliation t where\s\
                """
                + SAME
                + """
                ) and not exists (
                  select from affiliation f
                  where f.member_id = s.member and f.role_folded = s.role_folded
                    and (f.actor_id = s.organization or s."organizationName" is null)
                    and (n.day is null or coalesce(f.from_day, n.day) <= n.day and coalesce(f.to_day, n.day) >= n.day))
                order by s.member, s.role_folded, s.organization_folded
                on conflict do nothing\
                """,
            rows,
            now(),
            publishedOn));
  }

  private void removeEvidence(UUID article, String rows) {
    database.execute(
        Sql.of(
            STATED
                + """
                delete from affiliation_evidence e
                using stated_affiliation t
                where e.article_id = ? and t.id = e.stated_id and not exists (select from stated s where\s\
                """
                + SAME
                + ")",
            rows,
            article));
  }

  /**
   * Adds evidence to the affiliation with the same organization, or to the only one of the role.
   */
  private void addEvidence(UUID article, String rows) {
    database.execute(
        Sql.of(
            STATED
                + """
                insert into affiliation_evidence
                  (article_id, stated_id, start_offset, end_offset, text, extractor_version, rule, confidence)
                select distinct on (t.id) ?::uuid, t.id, s.start, s."end", s.text, s.version, s.rule, s.confidence
                from stated s
                cross join lateral (
                  select t.id, count(*) over () as candidates, t.organization_folded = s.organization_folded as same
                  from stated_affiliation t where\s\
                """
                + SAME
                + """
                  order by same desc, t.organization_id is not distinct from s.organization desc, t.id limit 1) t
                where t.same or t.candidates = 1 or s."organizationName" is not null
                order by t.id, s.start
                on conflict (article_id, stated_id) do update set start_offset = excluded.start_offset, end_offset = excluded.end_offset,
                  text = excluded.text, extractor_version = excluded.extractor_version, rule = excluded.rule,
                  confidence = excluded.confidence\
                """,
            rows,
            article));
  }

  private Object now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
