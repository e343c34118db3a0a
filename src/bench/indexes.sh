#!/usr/bin/env bash
# Measures what each index of quotes costs an INSERT: see README.md. Usage: indexes.sh [ROUNDS] [INSERTS]
set -euo pipefail
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_bench}
rounds=${1:-5} inserts=${2:-3000}

prepare="
set client_min_messages = error;

-- Copies of quotes with new ids, in random order. New ids grow, as those of the service.
create temporary table sample as
select row_number() over () as n, q.*
from (select * from quote where status = 'confirmed' order by random() limit $inserts + 200) q;

create temporary table measured (round integer, index text, us numeric);

create function pg_temp.cpu_us() returns numeric language sql volatile
  return split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::numeric / 1000;

create procedure pg_temp.insert_quotes(first integer, last integer) language plpgsql as \$\$
declare
  q record;
  millisecond bigint := extract(epoch from clock_timestamp()) * 1000;
begin
  for q in select * from sample where n between first and last order by n loop
    insert into quote (
      id, article_id, published_on, source_id, language, text, type, status, said_on, speaker_id, attribution_text,
      attribution_role, attribution_cue, anonymous, span_starts, span_ends, anchor, created_at, updated_at)
    values (
      (lpad(to_hex(millisecond + q.n), 12, '0') || '7000' || substr(md5(random()::text), 1, 16))::uuid,
      q.article_id, q.published_on, q.source_id, q.language, q.text, q.type, q.status, q.said_on, q.speaker_id,
      q.attribution_text, q.attribution_role, q.attribution_cue, q.anonymous, q.span_starts, q.span_ends, q.anchor,
      q.created_at, q.updated_at);
  end loop;
end \$\$;

-- Each index is left out once, and between them all are there (index is null).
create procedure pg_temp.measure(round integer) language plpgsql as \$\$
declare
  index text;
  us numeric;
begin
  foreach index in array array(
    select unnest(array[null, relname::text])
    from (
      select relname from pg_index join pg_class on oid = indexrelid where indrelid = 'quote'::regclass order by random()) shuffled)
  loop
    if exists (select from pg_constraint where conname = index) then
      execute format('alter table quote drop constraint %I cascade', index);
    elsif index is not null then
      execute format('drop index %I', index);
    end if;
    call pg_temp.insert_quotes(1, 200);
    us := pg_temp.cpu_us();
    call pg_temp.insert_quotes(201, 200 + $inserts);
    if index is distinct from 'quote_by_text' then
      perform gin_clean_pending_list('quote_by_text');
    end if;
    us := pg_temp.cpu_us() - us;
    rollback;
    insert into measured values (measure.round, measure.index, us / $inserts);
    commit;
  end loop;
end \$\$;"

result="
select coalesce(index, 'all indexes') as index,
  round((percentile_cont(0.5) within group (order by us))::numeric, 1) as us,
  round((percentile_cont(0.5) within group (order by whole - us))::numeric, 1) as cost,
  round((percentile_cont(0.25) within group (order by whole - us))::numeric, 1) as quarter,
  round((percentile_cont(0.75) within group (order by whole - us))::numeric, 1) as three_quarters
from measured
join (
  select round, percentile_cont(0.5) within group (order by us) as whole from measured where index is null group by round) of_round
  using (round)
group by index
order by index is not null, cost desc"

{
  echo "$prepare"
  for ((round = 1; round <= rounds; round++)); do
    echo "call pg_temp.measure($round); vacuum quote, change;"
  done
  echo "$result;"
} | psql -X -q -v ON_ERROR_STOP=1
