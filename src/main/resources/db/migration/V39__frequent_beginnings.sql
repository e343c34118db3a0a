-- The names with a short beginning by their number of quotes, since such a beginning has thousands of names. The indexes also have the place of
-- the name, so that the name that begins as typed need not be looked up.
drop index suggestion_by_suffix, suggestion_by_quotes;
create index suggestion_by_suffix on suggestion (kind, suffix) include (quotes, record_id, whole, name_position);
create index suggestion_by_quotes on suggestion (kind, quotes desc) include (suffix, record_id, name_position) where quotes > 0;
create index suggestion_by_letter on suggestion (kind, left(suffix, 1), quotes desc) include (record_id, name_position, suffix) where quotes > 0;
create index suggestion_by_two_letters on suggestion (kind, left(suffix, 2), quotes desc) include (record_id, name_position, suffix) where quotes > 0;
create index suggestion_by_three_letters on suggestion (kind, left(suffix, 3), quotes desc) include (record_id, name_position, suffix) where quotes > 0;

drop function suggested_by_prefix;

-- The records of a kind with a name of which a word and the following ones begin with a prefix: those with the most quotes, the ones of
-- exactly this name first. Prefixes of up to three letters have indexes by the number of quotes. Of longer ones, the first 1,001 names are
-- read; if there are more, the names with the prefix are looked for in the 5,000 with the most quotes, so that the cost is bounded: a prefix
-- that is frequent, but rare there, finds the first of its names in alphabetical order. A record may have several names with the prefix, so
-- more names than records are read. name_position is that of a name with the prefix, and
-- of the exact one if there is one. The settings keep the order of the indexes, from which the rows are read without the table.
create function suggested_by_prefix(kind text, prefix text, rows integer)
  returns table (record_id uuid, quotes integer, exact boolean, name_position integer)
  language plpgsql stable
  set search_path = "${flyway:defaultSchema}" set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off set jit = off
  set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  beginning text := left(prefix, 80);
  up_to text := left(prefix, 80) || U&'\+10FFFF';
  letters integer := char_length(beginning);
begin
  return query
  with in_range as materialized (
    select s.record_id, s.quotes, s.whole and s.suffix = beginning as exact, s.name_position
    from suggestion s
    where s.kind = suggested_by_prefix.kind and s.suffix >= beginning and s.suffix < up_to
    order by s.kind, s.suffix
    limit case when letters <= 3 then 4 * rows else 1001 end),
  frequent as materialized (
    (select s.record_id, s.quotes, s.name_position from suggestion s
    where letters = 1 and s.kind = suggested_by_prefix.kind and left(s.suffix, 1) = beginning and s.quotes > 0
    order by s.quotes desc
    limit 4 * rows)
    union all
    (select s.record_id, s.quotes, s.name_position from suggestion s
    where letters = 2 and s.kind = suggested_by_prefix.kind and left(s.suffix, 2) = beginning and s.quotes > 0
    order by s.quotes desc
    limit 4 * rows)
    union all
    (select s.record_id, s.quotes, s.name_position from suggestion s
    where letters = 3 and s.kind = suggested_by_prefix.kind and left(s.suffix, 3) = beginning and s.quotes > 0
    order by s.quotes desc
    limit 4 * rows)
    union all
    (select f.record_id, f.quotes, f.name_position
    from (
      select s.record_id, s.quotes, s.suffix, s.name_position from suggestion s
      where s.kind = suggested_by_prefix.kind and s.quotes > 0
      order by s.quotes desc
      limit 5000) f
    where letters > 3 and (select count(*) from in_range) > 1000 and f.suffix >= beginning and f.suffix < up_to
    limit 4 * rows))
  select f.record_id, max(f.quotes) as quotes, bool_or(f.exact) as exact,
    coalesce(min(f.name_position) filter (where f.exact), min(f.name_position)) as name_position
  from (
    select * from in_range r where r.exact or (select count(distinct f.record_id) from frequent f) < rows
    union all
    select f.record_id, f.quotes, false, f.name_position from frequent f) f
  group by f.record_id
  order by exact desc, quotes desc, record_id
  limit rows;
end $$;
