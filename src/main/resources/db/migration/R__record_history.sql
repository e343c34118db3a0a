-- The functions of the record history. Flyway runs this file whenever it changes: a new member of a record is one line in state().
-- Each sets the search_path, because programs that restore or replicate rows run with an empty one.

-- Formats an instant as in JSON.
create or replace function instant(moment timestamptz) returns text language sql stable
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- External ids as in JSON. Strict: no call without ids.
create or replace function external_ids_as_json(ids text[]) returns jsonb language plpgsql immutable strict as $$
begin
  return (
    select jsonb_agg(jsonb_build_object(
      'scheme', split_part(e.id, ':', 1), 'value', substr(e.id, strpos(e.id, ':') + 1)) order by e.n)
    from unnest(ids) with ordinality as e (id, n));
end $$;

-- The state of a record in the form of its view, with the current names of other records. PL/pgSQL plans it once, SQL every time.
create or replace function state(a actor) returns jsonb language plpgsql stable
  set search_path = "${flyway:defaultSchema}" as $$
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'id', a.id,
    'name', a.name,
    'kind', a.kind,
    'aliases', array(select l.name from alias l where l.actor_id = a.id order by l.position),
    'description', a.description,
    'wikidataId', a.wikidata_id,
    'externalIds', external_ids_as_json(a.external_ids),
    'affiliations', (
      select coalesce(jsonb_agg(jsonb_build_object(
          'actor', jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind),
          'role', f.role, 'from', f.from_day, 'to', f.to_day) order by f.from_order desc, f.id desc), '[]')
      from affiliation f join actor o on o.id = f.actor_id where f.member_id = a.id),
    'origin', jsonb_build_object(
      'kind', a.origin, 'version', a.extractor_version, 'rule', a.rule, 'confidence', a.confidence, 'reason', a.origin_reason),
    'createdAt', instant(a.created_at),
    'updatedAt', instant(a.updated_at)));
end $$;

create or replace function state(a article) returns jsonb language plpgsql stable
  set search_path = "${flyway:defaultSchema}" as $$
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'id', a.id,
    'title', a.title,
    'body', a.body,
    'language', a.language,
    'source', (select jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind) from actor s where s.id = a.source_id),
    'authors', array(select w.name from author w where w.article_id = a.id order by w.position),
    'publishedOn', a.published_on,
    'section', a.section,
    'url', a.url,
    'externalIds', external_ids_as_json(a.external_ids),
    'rights', a.rights,
    'republication', (
      select jsonb_build_object(
        'publisher', jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind), 'publishedOn', a.republished_on)
      from actor r where r.id = a.republisher_id),
    'createdAt', instant(a.created_at),
    'updatedAt', instant(a.updated_at)));
end $$;

create or replace function state(q quote) returns jsonb language plpgsql stable
  set search_path = "${flyway:defaultSchema}" as $$
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'id', q.id,
    'article', jsonb_build_object(
      'id', q.article_id,
      'title', (select a.title from article a where a.id = q.article_id),
      'source', (select jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind) from actor s where s.id = q.source_id),
      'publishedOn', q.published_on),
    'text', q.text,
    'type', q.type,
    'status', q.status,
    'saidOn', q.said_on,
    'speaker', (select jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind) from actor p where p.id = q.speaker_id),
    'attribution', jsonb_build_object(
      'text', q.attribution_text,
      'role', q.attribution_role,
      'cue', q.attribution_cue,
      'anonymous', q.anonymous,
      'via', (
        select coalesce(jsonb_agg(jsonb_build_object('text', v.text, 'actor', case when r.id is not null
            then jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind) end) order by v.position), '[]')
        from relay v left join actor r on r.id = v.actor_id where v.article_id = q.article_id and v.quote_id = q.id)),
    'spans', (
      select coalesce(jsonb_agg(jsonb_build_object('start', s.first, 'end', s.last) order by s.n), '[]')
      from unnest(q.span_starts, q.span_ends) with ordinality as s (first, last, n)),
    'anchor', q.anchor,
    'mentions', (
      select coalesce(
        jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'kind', m.kind) order by m.name_folded, m.id), '[]')
      from mention join actor m on m.id = mention.actor_id
      where mention.article_id = q.article_id and mention.quote_id = q.id),
    'externalIds', external_ids_as_json(q.external_ids),
    'origin', jsonb_build_object(
      'kind', q.origin, 'version', q.extractor_version, 'rule', q.rule, 'confidence', q.confidence, 'reason', q.origin_reason),
    'review', case when q.review_status is not null then jsonb_build_object(
      'status', q.review_status, 'reason', q.review_reason, 'reference', q.review_reference, 'by', q.reviewer,
      'at', instant(q.reviewed_at)) end,
    'createdAt', instant(q.created_at),
    'updatedAt', instant(q.updated_at),
    'unseen', jsonb_build_object('touched', q.touched)));
end $$;

-- The last change of a record that this transaction has noted, or null. The row is locked, so no other transaction adds one.
create or replace function noted(id uuid) returns text language plpgsql stable
  set search_path = "${flyway:defaultSchema}" as $$
begin
  return (
    select case when last.xid = pg_current_xact_id() then last.change end
    from (select c.xid, c.change from change c where c.record_id = id order by c.seq desc limit 1) last);
end $$;

-- Saves the states of records before a transaction changes or deletes them or rows that belong to them: keep_quote(ids). Each
-- record is saved once: no reader sees the states within a transaction, and a record that it creates has no state before. Locks the
-- rows first, so that the saved states are those after any wait. The triggers also note changes that were not announced: SQL by
-- hand, and cascades.
do $$
declare
  record text;
begin
  foreach record in array array['article', 'quote', 'actor'] loop
    execute format($of_record$
      create or replace function keep_%1$s(ids uuid[]) returns void language plpgsql
        set search_path = "${flyway:defaultSchema}" as $body$
      begin
        perform from %1$s r where r.id = any(ids) order by r.id for no key update;
        insert into change (record, record_id, change, before)
        select '%1$s', r.id, 'changed', state(r) from %1$s r where r.id = any(ids) and noted(r.id) is null order by r.id;
      end $body$;

      create or replace function keep_deleted_%1$s(ids uuid[]) returns void language plpgsql
        set search_path = "${flyway:defaultSchema}" as $body$
      begin
        perform from %1$s r where r.id = any(ids) order by r.id for update;
        -- A record that was changed before it was deleted gets a new number, after all other changes so far.
        update change set change = 'deleted', seq = default, at = default
        where record_id = any(ids) and xid = pg_current_xact_id() and change = 'changed';
        insert into change (record, record_id, change, before)
        select '%1$s', r.id, 'deleted', state(r) from %1$s r
        where r.id = any(ids) and noted(r.id) is distinct from 'deleted' order by r.id;
      end $body$;
      $of_record$, record);
  end loop;
end $$;

-- The setting onrecord.moved_quote has the id of a quote whose row is deleted and inserted again in another article. The service has
-- noted that as one change.
create or replace function note_created() returns trigger language plpgsql
  set search_path = "${flyway:defaultSchema}" as $$
begin
  insert into change (record, record_id, change)
  select tg_argv[0], id, 'created' from added
  where id::text is distinct from current_setting('onrecord.moved_quote', true);
  return null;
end $$;

-- For a change that was not announced: the rows that belong to the record are saved as they are now.
create or replace function note_changed() returns trigger language plpgsql
  set search_path = "${flyway:defaultSchema}" as $$
begin
  if noted(old.id) is null then
    insert into change (record, record_id, change, before) values (tg_argv[0], old.id, 'changed', state(old));
  end if;
  return null;
end $$;

-- Runs before the row and the rows that belong to it are deleted. Saves an article's quotes first, since they refer to it.
create or replace function note_deleted() returns trigger language plpgsql
  set search_path = "${flyway:defaultSchema}" as $$
begin
  if old.id::text = current_setting('onrecord.moved_quote', true) then
    return old;
  end if;
  case tg_argv[0]
    when 'article' then
      perform keep_deleted_quote(array(select q.id from quote q where q.article_id = old.id));
      perform keep_deleted_article(array[old.id]);
    when 'quote' then perform keep_deleted_quote(array[old.id]);
    else perform keep_deleted_actor(array[old.id]);
  end case;
  return old;
end $$;
