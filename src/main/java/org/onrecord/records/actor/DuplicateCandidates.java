package org.onrecord.records.actor;

import java.util.UUID;

/**
 * SQL for pairs of actors that are likely the same. The pairs share a key that an index has: the
 * name or an alias, its consonants, a surname, or initials. The 1,000 pairs with the likeliest
 * names are compared by articles and roles, too.
 *
 * <p>Different Wikidata ids exclude a pair, and so do an undone merge and an editor's decision.
 * Other kinds speak against it. A key that more than {@value #MAX_NAMESAKES} actors have is no
 * evidence.
 */
public final class DuplicateCandidates {
  private static final int MAX_NAMESAKES = 20;

  /** The equal names of two actors, with the frequency of each. */
  private static final String EQUAL_NAMES =
      """
      with named as (
        select id, name_folded, 0.9 as weight from actor
        union all select actor_id, name_folded, 0.85 from alias),
      candidate (one, other, evidence, likelihood) as (
        select x.id, y.id, 'name', least(x.weight, y.weight)
        from (select name_folded from named group by name_folded having count(*) between 2 and %1$d) s
        join named x using (name_folded) join named y using (name_folded) where x.id < y.id
        union all
        select x.id, y.id, 'spelling', 0.9 * similarity(x.name_folded, y.name_folded)
        from (
          select spelling from actor where spelling is not null group by spelling having count(*) between 2 and %1$d) s
        join actor x using (spelling) join actor y using (spelling)
        where x.id < y.id and x.name_folded <> y.name_folded and similarity(x.name_folded, y.name_folded) >= 0.5
          and (x.kind = 'person') = (y.kind = 'person')
          and (strpos(x.name_folded, ' ') = 0) = (strpos(y.name_folded, ' ') = 0)
      """
          .formatted(MAX_NAMESAKES);

  /** The equal and similar names of one actor. */
  private static final String EQUAL_NAMES_OF =
      """
      with named as (
        select name_folded, 0.9 as weight from actor where id = '%1$s'
        union all select name_folded, 0.85 from alias where actor_id = '%1$s'),
      candidate (one, other, evidence, likelihood) as (
        select '%1$s'::uuid, y.id, 'name', x.weight from named x join actor y using (name_folded) where y.id <> '%1$s'
        union all
        select '%1$s', y.actor_id, 'name', 0.85
        from named x join alias y using (name_folded) where y.actor_id <> '%1$s'
        union all
        select x.id, y.id, 'spelling', 0.9 * similarity(x.name_folded, y.name_folded)
        from actor x join actor y on y.name_folded %% x.name_folded or y.spelling = x.spelling
        where x.id = '%1$s' and y.id <> x.id and y.name_folded <> x.name_folded
          and similarity(x.name_folded, y.name_folded) >= 0.5
          and (x.kind = 'person') = (y.kind = 'person')
          and (strpos(x.name_folded, ' ') = 0) = (strpos(y.name_folded, ' ') = 0)
      """;

  /** Short forms of names: s is the shorter name, f the fuller one. */
  private static final String SHORT_FORMS =
      """
      union all
      select s.id, f.id, 'surname', 0.6 / n.namesakes
      from actor s cross join lateral (
        select count(*) as namesakes from (
          select from actor z where z.kind = 'person' and surname(z.name_folded) = s.name_folded and z.id <> s.id limit 6) z) n
      join actor f on f.kind = 'person' and surname(f.name_folded) = s.name_folded
      where s.kind = 'person' and strpos(s.name_folded, ' ') = 0 and f.id <> s.id and n.namesakes <= 5 and %1$s
      union all
      select s.id, f.id, 'initial', 0.7
      from actor s join actor f on f.kind = 'person' and surname(f.name_folded) = surname(s.name_folded)
      where s.kind = 'person' and s.name_folded ~ '^.[.]{0,1} ' and left(s.name_folded, 1) = left(f.name_folded, 1)
        and f.name_folded !~ '^.[.]{0,1} ' and strpos(f.name_folded, ' ') > 0 and %1$s
      union all
      select s.id, f.id, 'middleName', 0.8
      from actor f join actor s on s.name_folded = split_part(f.name_folded, ' ', 1) || ' ' || surname(f.name_folded)
        and surname(s.name_folded) = surname(f.name_folded)
      where f.kind = 'person' and f.name_folded like '%% %% %%' and s.id <> f.id and s.kind = 'person' and %1$s
      union all
      select s.id, f.id, 'article', 0.85
      from actor f join actor s on s.name_folded = substr(f.name_folded, 5) and f.name_folded = 'the ' || s.name_folded
      where f.name_folded like 'the %%' and s.id <> f.id and %1$s
      union all
      select s.id, f.id, 'acronym', 0.7 / n.namesakes
      from actor s cross join lateral (
        select count(*) as namesakes from (
          select from actor z where z.kind <> 'person' and initials(z.name_folded) = s.name_folded limit 6) z) n
      join actor f on f.kind <> 'person' and initials(f.name_folded) = s.name_folded
      where s.kind <> 'person' and s.name = upper(s.name) and char_length(s.name) between 2 and 15
        and strpos(s.name, ' ') = 0 and n.namesakes <= 5 and %1$s
      """;

  private static final String ARTICLES =
      """
      ((select article_id from quote where speaker_id = p.%1$s and status <> 'rejected' limit 1000)
       union (select article_id from mention where actor_id = p.%1$s limit 1000))""";

  private static final String ROLES =
      """
      (select role from (
         select attribution_role_folded as role from quote where speaker_id = p.%1$s and status <> 'rejected' limit 200) q
       where role is not null
       union select role_folded from affiliation where member_id = p.%1$s and role_folded is not null)""";

  private static final String EVIDENCE =
      """
      ), pair as (
        select least(one, other) as one, greatest(one, other) as other,
          array_agg(distinct evidence order by evidence) as names, max(likelihood) as likelihood
        from candidate group by 1, 2),
      likely as (
        select p.one, p.other, p.names, (p.likelihood
            * case when a.kind = b.kind then 1 when 'person' in (a.kind, b.kind) then 0.4 else 0.7 end)::float8 as likelihood,
          (a.wikidata_id is not null)::int * 4 + (a.name like '%% %%')::int * 2 + (a.origin = 'editor')::int
            >= (b.wikidata_id is not null)::int * 4 + (b.name like '%% %%')::int * 2 + (b.origin = 'editor')::int as keeps_one
        from pair p join actor a on a.id = p.one join actor b on b.id = p.other
        where (a.wikidata_id is null or b.wikidata_id is null)
          and not exists (select from different_actors d where d.one_id = p.one and d.other_id = p.other)
          and not exists (
            select from merge m where m.undone_at is not null and m.duplicate_id in (p.one, p.other)
              and m.survivor_id in (p.one, p.other))
        order by 4 desc, 1, 2 limit 1000)
      select md5(p.one::text || p.other::text)::uuid as id, p.names, e.articles, e.roles,
        case when p.keeps_one then p.other else p.one end as duplicate_id,
        case when p.keeps_one then p.one else p.other end as survivor_id,
        round((1 - (1 - p.likelihood) * case when e.articles > 0 then 0.6 else 1 end
          * case when cardinality(e.roles) > 0 then 0.6 else 1 end)::numeric, 3)::float8 as likelihood
      from likely p cross join lateral (
        select (select count(*) from (%1$s intersect %2$s) shared) as articles,
          array((%3$s intersect %4$s) order by 1 limit 10) as roles) e"""
          .formatted(
              ARTICLES.formatted("one"),
              ARTICLES.formatted("other"),
              ROLES.formatted("one"),
              ROLES.formatted("other"));

  private DuplicateCandidates() {}

  /** A query for all likely pairs. */
  public static String all() {
    return EQUAL_NAMES + SHORT_FORMS.formatted("true") + EVIDENCE;
  }

  /** A query for the likely pairs of one actor. */
  public static String of(UUID actor) {
    return EQUAL_NAMES_OF.formatted(actor)
        + SHORT_FORMS.formatted("s.id = '%s'".formatted(actor))
        + SHORT_FORMS.formatted("f.id = '%s'".formatted(actor))
        + EVIDENCE;
  }
}
