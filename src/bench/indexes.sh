#!/usr/bin/env bash
# Measures what each index of quotes costs an INSERT: see README.md. Usage: indexes.sh [ROUNDS] [INSERTS]
set -euo pipefail
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_bench}
rounds=${1:-5} inserts=${2:-3000} copies=4

prepare="
set client_min_messages = error;

-- Copies of quotes with new ids, in random order. New ids grow, as those of the service.
create temporary table sample as
select row_number() over () as n, q.*
from generate_series(1, 1 + ($inserts + 200) / 128), (select * from quote where speaker_id is not null order by md5(id::text) limit 128) q;

create temporary table measured (run integer, index text, whole numeric, us numeric);

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

-- For each index: all indexes as they are, then with more copies of it.
create procedure pg_temp.measure(run integer) language plpgsql as \$\$
declare
  measured_index record;
  whole numeric;
  us numeric;
begin
  for measured_index in
    select relname as name, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class on oid = indexrelid
    where indrelid = 'quote'::regclass
    order by random()
  loop
    for copies in 0 .. 1 loop
      if copies > 0 then
        for n in 1 .. $copies loop
          execute replace(measured_index.definition, measured_index.name || ' ON', format('copy_%s ON', n));
        end loop;
      end if;
      call pg_temp.insert_quotes(1, 200);
      us := pg_temp.cpu_us();
      call pg_temp.insert_quotes(201, 200 + $inserts);
      perform gin_clean_pending_list(indexrelid)
      from pg_index join pg_class on oid = indexrelid join pg_am on pg_am.oid = relam
      where indrelid = 'quote'::regclass and amname = 'gin';
      us := (pg_temp.cpu_us() - us) / $inserts;
      rollback;
      if copies = 0 then
        whole := us;
      else
        insert into measured values (run, measured_index.name, whole, (us - whole) / $copies);
        commit;
      end if;
    end loop;
  end loop;
end \$\$;"

result="
select index, round(percentile_cont(0.5) within group (order by whole)) as insert_us,
  round((percentile_cont(0.5) within group (order by us))::numeric, 1) as index_us,
  round(min(us), 1) as least, round(max(us), 1) as most
from measured
group by index
order by index_us desc"

{
  echo "$prepare"
  for ((round = 1; round <= rounds; round++)); do
    echo "call pg_temp.measure($round); vacuum quote, change;"
  done
  echo "$result;"
} | psql -X -q -v ON_ERROR_STOP=1
