-- Suggestions while a user types: the names of actors and the titles of articles, by the beginnings of their words and by misspelled words.

-- The words of a name as suggestions compare them: folded, without punctuation. A name without words is its folded form.
do $$
declare
  own text := quote_ident(current_schema());
begin
  execute format($of_schema$
    create function suggestion_words(name text) returns text
      language plpgsql immutable strict parallel safe as $body$
    declare
      folded text := %1$s.fold(name) collate "und-x-icu";
    begin
      return coalesce(nullif(trim(regexp_replace(folded, '[[:punct:][:space:]$+<=>^`|~]+', ' ', 'g')), ''), folded) collate "C";
    end $body$;

    -- The words of a name from each word on, up to 80 characters; whole is true from the first word. A name such as "O'Brien" or "U.S." is
    -- found with a space in the place of its mark and without it.
    create function suggestion_suffixes(name text) returns table (suffix text, whole boolean)
      language plpgsql immutable strict parallel safe as $body$
    declare
      words text := %1$s.suggestion_words(name);
      -- Null for most names, which have no such mark.
      unmarked text := case when name ~ '[.''’ʼ]' then %1$s.suggestion_words(translate(name, '.''’ʼ', '')) end;
      first boolean;
      done boolean := false;
      space integer;
    begin
      loop
        first := true;
        for n in 1 .. 40 loop
          suffix := left(words, 80);
          whole := first;
          return next;
          space := strpos(words, ' ');
          exit when space = 0;
          words := substr(words, space + 1);
          first := false;
        end loop;
        words := unmarked;
        exit when done or unmarked is null or unmarked = %1$s.suggestion_words(name);
        done := true;
      end loop;
      -- Chinese and Japanese write no spaces between words.
      words := %1$s.suggestion_words(name);
      whole := false;
      if words ~ '[\u3040-\u30FF\u3400-\u9FFF]' then
        for n in 2 .. least(char_length(words), 40) loop
          suffix := substr(words, n, 80);
          return next;
        end loop;
      end if;
    end $body$;
    $of_schema$, own);
end $$;

-- A word up to its sixth letter, and this without one of its letters. Two words of which one has one letter more, less or other than the
-- other, or two letters in the other order, have a variant in common.
create function spelling_variants(word text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  letters text := left(word, 6);
  variants text[] := array[letters];
begin
  for n in 1 .. char_length(letters) loop
    variants := variants || overlay(letters placing '' from n for 1);
  end loop;
  return variants;
end $$;

-- A name from one of its words on. Without a reference to the record, which is an actor or an article.
create table suggestion (
  kind text not null check (kind in ('actor', 'article')),
  suffix text collate "C" not null,
  -- The number of quotes of the record that are not rejected, as of the last count.
  quotes integer not null default 0,
  record_id uuid not null,
  -- 0 for the name or title, otherwise one more than the position of the alias.
  name_position integer not null,
  -- True from the first word of the name on.
  whole boolean not null
) with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- The words of all names, also of former ones. Numbers are not listed: one with another digit is another number.
create table spelling (word text collate "C" not null);

-- Records whose names are to be written into suggestion. Triggers add them, since writing the words of a title takes longer than writing a
-- short article; the next request for suggestions takes them out.
create table suggestion_pending (
  seq bigint generated always as identity primary key,
  kind text not null,
  record_id uuid not null
) with (autovacuum_vacuum_scale_factor = 0.05);

create function suggest_added() returns trigger language plpgsql as $$
begin
  insert into suggestion_pending (kind, record_id) select tg_table_name, id from added;
  return null;
end $$;

create function suggest_added_aliases() returns trigger language plpgsql as $$
begin
  insert into suggestion_pending (kind, record_id) select distinct 'actor', actor_id from added;
  return null;
end $$;

create function suggest_renamed() returns trigger language plpgsql as $$
begin
  insert into suggestion_pending (kind, record_id) values (tg_table_name, old.id);
  return null;
end $$;

create function suggest_renamed_alias() returns trigger language plpgsql as $$
begin
  insert into suggestion_pending (kind, record_id) values ('actor', old.actor_id);
  return null;
end $$;

alter function suggest_added set search_path = "${flyway:defaultSchema}";
alter function suggest_added_aliases set search_path = "${flyway:defaultSchema}";
alter function suggest_renamed set search_path = "${flyway:defaultSchema}";
alter function suggest_renamed_alias set search_path = "${flyway:defaultSchema}";

create trigger actor_suggested after insert on actor
  referencing new table as added for each statement execute function suggest_added();
create trigger article_suggested after insert on article
  referencing new table as added for each statement execute function suggest_added();
create trigger alias_suggested after insert on alias
  referencing new table as added for each statement execute function suggest_added_aliases();
create trigger actor_renamed after update of name on actor
  for each row when (old.name <> new.name) execute function suggest_renamed();
create trigger article_renamed after update of title on article
  for each row when (old.title <> new.title) execute function suggest_renamed();
create trigger alias_renamed after update or delete on alias
  for each row execute function suggest_renamed_alias();
create trigger actor_not_suggested after delete on actor for each row execute function suggest_renamed();
create trigger article_not_suggested after delete on article for each row execute function suggest_renamed();

-- Writes the names of the first waiting records; returns their number. One transaction at a time, each with the names that are committed when
-- it begins to read, so that an earlier name never replaces a later one.
create function refresh_suggestions(rows integer) returns integer
  language plpgsql set search_path = "${flyway:defaultSchema}" as $$
declare
  ids uuid[];
  waiting integer;
begin
  if not exists (select from suggestion_pending order by seq limit 1) then
    return 0;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('suggestions', 0));
  with taken as (
    delete from suggestion_pending
    where seq = any(array(select seq from suggestion_pending order by seq limit rows))
    returning record_id)
  select array_agg(distinct record_id), count(*) into ids, waiting from taken;
  with removed as (
    delete from suggestion where record_id = any(ids) returning record_id, quotes),
  counted as materialized (
    select record_id, max(quotes) as quotes from removed group by record_id),
  added as (
    insert into suggestion (kind, suffix, quotes, record_id, name_position, whole)
    select n.kind, s.suffix, coalesce(c.quotes, 0), n.id, n.position, s.whole
    from (
      select 'actor' as kind, id, 0 as position, name from actor where id = any(ids)
      union all
      select 'actor', actor_id, position + 1, name from alias where actor_id = any(ids)
      union all
      select 'article', id, 0, title from article where id = any(ids)) n
    left join counted c on c.record_id = n.id
    cross join lateral suggestion_suffixes(n.name) s
    returning suffix)
  insert into spelling
  select word from (select distinct split_part(suffix, ' ', 1) as word from added) w
  where char_length(word) > 2 and word !~ '[0-9]' and not exists (select from spelling s where s.word = w.word);
  return waiting;
end $$;

-- Writes the names of all records anew, also after rows were written without triggers.
create function rebuild_suggestions() returns void
  language plpgsql set search_path = "${flyway:defaultSchema}" as $$
begin
  delete from suggestion_pending;
  delete from suggestion;
  delete from spelling;
  with counted as materialized (
    select speaker_id as id, count(*) as quotes from quote where status <> 'rejected' and speaker_id is not null group by speaker_id
    union all
    select article_id, count(*) from quote where status <> 'rejected' group by article_id)
  insert into suggestion (kind, suffix, quotes, record_id, name_position, whole)
  select n.kind, s.suffix, coalesce(c.quotes, 0), n.id, n.position, s.whole
  from (
    select 'actor' as kind, id, 0 as position, name from actor
    union all
    select 'actor', actor_id, position + 1, name from alias
    union all
    select 'article', id, 0, title from article) n
  left join counted c on c.id = n.id
  cross join lateral suggestion_suffixes(n.name) s;
  insert into spelling
  select distinct split_part(suffix, ' ', 1) from suggestion where suffix !~ '^[^ ]{0,2}( |$)|^[^ ]*[0-9]';
end $$;

-- The tables are filled after the triggers lock the records, so that no name is missed.
select rebuild_suggestions();

create index suggestion_by_suffix on suggestion (kind, suffix, quotes, record_id, whole);
create index suggestion_by_quotes on suggestion (kind, quotes desc, suffix, record_id, whole) where quotes > 0;
create index suggestion_by_record on suggestion (record_id);
create index spelling_by_word on spelling (word);
-- Without a pending list, which each look-up would have to read.
create index spelling_by_variant on spelling using gin (spelling_variants(word)) with (fastupdate = off);
analyze suggestion;
analyze spelling;

-- The records of a kind with a name of which a word and the following ones begin with a prefix: those with the most quotes, the ones of
-- exactly this name first. A prefix of more than 1,000 names is looked for in the 5,000 names with the most quotes first, so that the cost
-- is bounded: a prefix that is frequent, but rare there, finds the first of its names in alphabetical order. The settings keep the order of
-- the indexes, from which the rows are read without the table.
create function suggested_by_prefix(kind text, prefix text, rows integer) returns table (record_id uuid, quotes integer, exact boolean)
  language plpgsql stable
  set search_path = "${flyway:defaultSchema}" set enable_bitmapscan = off set enable_seqscan = off set jit = off
  set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  beginning text := left(prefix, 80);
  up_to text := left(prefix, 80) || U&'\+10FFFF';
begin
  return query
  with in_range as materialized (
    select s.record_id, s.quotes, s.whole and s.suffix = beginning as exact
    from suggestion s
    where s.kind = suggested_by_prefix.kind and s.suffix >= beginning and s.suffix < up_to
    order by s.kind, s.suffix
    limit 1001),
  frequent as materialized (
    select f.record_id, f.quotes, false as exact
    from (
      select s.record_id, s.quotes, s.suffix from suggestion s
      where s.kind = suggested_by_prefix.kind and s.quotes > 0
      order by s.quotes desc
      limit 5000) f
    where (select count(*) from in_range) > 1000 and f.suffix >= beginning and f.suffix < up_to
    limit 2 * rows)
  select f.record_id, max(f.quotes) as quotes, bool_or(f.exact) as exact
  from (
    select * from in_range r where r.exact or (select count(*) from frequent) < rows
    union all
    select * from frequent) f
  group by f.record_id
  order by exact desc, quotes desc, record_id
  limit rows;
end $$;

-- The records of a kind with a name that has words like these, in any order: from four letters on, a word with the same beginning but for
-- one letter, see spelling_variants(); or a word that begins with it. At least one word has four letters. The names of the rarest word are
-- compared, at most 200, those with the most quotes first. Words that also end alike are nearer than others.
create function suggested_by_spelling(kind text, words text, rows integer)
  returns table (record_id uuid, quotes integer, distance integer)
  language plpgsql stable
  set search_path = "${flyway:defaultSchema}" set enable_seqscan = off set jit = off
  set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with token as materialized (
    select t.word, t.place from unnest((string_to_array(words, ' '))[:8]) with ordinality t (word, place)),
  near as materialized (
    select t.place, n.word, n.distance
    from token t
    cross join lateral (
      select s.word,
        case when least(char_length(s.word), char_length(t.word)) < 7 or right(s.word, 2) = right(t.word, 2) then 0 else 1 end as distance
      from spelling s
      where spelling_variants(s.word) && spelling_variants(t.word) and abs(char_length(s.word) - char_length(t.word)) <= 2
      group by s.word
      order by distance, abs(char_length(s.word) - char_length(t.word)), s.word
      limit 200) n
    where char_length(t.word) >= 4),
  found as materialized (
    select n.place, n.distance, f.record_id, f.quotes
    from near n
    cross join lateral (
      select s.record_id, s.quotes from suggestion s
      where s.kind = suggested_by_spelling.kind and s.suffix >= n.word and s.suffix < n.word || '!'
      order by s.kind, s.suffix
      limit 300) f
    limit 3000),
  candidate as materialized (
    select f.record_id, max(f.quotes) as quotes, min(f.distance) as distance
    from found f
    where f.place = (select f.place from found f group by f.place order by count(*), f.place limit 1)
    group by f.record_id
    order by distance, quotes desc, record_id
    limit 200)
  select c.record_id, c.quotes, c.distance
  from candidate c
  where not exists (
    select from token t
    where not exists (
      select from suggestion s
      where s.record_id = c.record_id and s.kind = suggested_by_spelling.kind
      and (s.suffix >= t.word and s.suffix < t.word || U&'\+10FFFF'
        or exists (
          select from near n where n.place = t.place and s.suffix >= n.word and s.suffix < n.word || '!'))))
  order by c.distance, c.quotes desc, c.record_id
  limit rows;
end $$;
