#!/usr/bin/env bash
# Fills a database with synthetic quotes. libpq's environment variables name it; it is created if missing.
# Usage: [PGHOST=… PGPORT=… PGUSER=… PGPASSWORD=… PGDATABASE=…] fill.sh QUOTES [--per-article N] [--body CHARACTERS] [--seed N]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
quotes=${1:?How many quotes?}
shift
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_bench}
export PGOPTIONS="-c client_min_messages=warning -c synchronous_commit=off -c maintenance_work_mem=1GB -c max_parallel_maintenance_workers=0"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { printf '%5d s  %s\n' $SECONDS "$1"; }
sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
# Executes one statement per line, two in parallel.
in_parallel() { xargs -P 2 -d '\n' -n 1 psql -X -q -v ON_ERROR_STOP=1 -c; }

# Starts the service once, so that its migrations create the schema.
migrate() {
  : >"$work/log"
  "$here/serve.sh" >>"$work/log" 2>&1 &
  local service=$!
  until grep -q 'Listening on' "$work/log"; do
    kill -0 $service 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.2
  done
  kill $service
  wait $service || true
}

# Statements generated from the catalog, so that new migrations need no change here.
tables="select oid from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'"
# A disabled trigger with a transition table would still write all rows of a COPY to a temporary file.
of_triggers() { sql -c "select $1 from pg_trigger where tgrelid in ($tables) and not tgisinternal"; }
of_constraints() {
  sql -c "select format('alter table %s $2', conrelid::regclass, conname, pg_get_constraintdef(oid))
          from pg_constraint where conrelid in ($tables) and contype in ($1)"
}
# The slowest first, so that the two parallel jobs end together.
of_indexes() {
  sql -c "select $1 from pg_index join pg_class c on c.oid = indexrelid join pg_am m on m.oid = relam
          where indrelid in ($tables)
          and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
          order by amname <> 'gin', indrelid::regclass::text <> 'article', relname"
}

[[ $(sql -d postgres -c "select 1 from pg_database where datname = '$PGDATABASE'") ]] || createdb "$PGDATABASE"
migrate
[[ -z $(sql -c "select 1 from quote limit 1") ]] || { echo "The database $PGDATABASE has quotes already." >&2; exit 1; }
step "schema migrated"

add='add constraint %I %s'
drop='drop constraint %I'
of_constraints "'p', 'u', 'x'" "$add" >"$work/keys"
of_constraints "'f'" "$add" >"$work/references"
of_indexes 'pg_get_indexdef(indexrelid)' >"$work/indexes"
of_triggers 'pg_get_triggerdef(oid)' >"$work/triggers"
# In turn: a reference locks two tables, so that two drops at once could wait for each other.
{
  of_triggers "format('drop trigger %I on %s;', tgname, tgrelid::regclass)"
  of_constraints "'f'" "$drop;"
  of_constraints "'p', 'u', 'x'" "$drop;"
  of_indexes "format('drop index %s;', indexrelid::regclass)"
} >"$work/drops"
sql -f "$work/drops"

java "$here/Generate.java" --quotes "$quotes" "$@"
step "$quotes quotes copied"
in_parallel <"$work/keys"
in_parallel <"$work/indexes"
step "indexed"
in_parallel <"$work/references"
in_parallel <"$work/triggers"
sql -c 'select rebuild_suggestions()' >/dev/null
sql -c 'vacuum analyze'
step "references checked, analyzed"

mismatches=$(sql -c "
  select count(*)
  from quote q tablesample system (least(100, 1000000.0 / $quotes)) join article a on a.id = q.article_id
  where anchor = 'anchored' and text <> (
    select string_agg(substr(body, first + 1, last - first), ' ' order by first) from unnest(span_starts, span_ends) as span (first, last))")
[[ $mismatches = 0 ]] || { echo "$mismatches sampled quotes differ from the text at their spans." >&2; exit 1; }
sql -F ' ' -c "select 'quotes', count(*) from quote" -c "select 'articles', count(*) from article" -c "select 'actors', count(*) from actor" \
  -c "select 'on disk', pg_size_pretty(pg_database_size(current_database()))"
