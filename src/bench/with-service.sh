#!/usr/bin/env bash
# Starts the service with a database, runs a Java program with the URL of the service, and stops the service:
# with-service.sh DATABASE PROGRAM.java [ARGUMENT…]
# libpq's environment variables name the PostgreSQL server; the database (or PGDATABASE) is created if it is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-$1}
export ONRECORD_ADMIN_KEY=onrecord-benchmark
program=$2
shift 2
[[ $(psql -X -q -A -t -d postgres -c "select 1 from pg_database where datname = '$PGDATABASE'") ]] || createdb "$PGDATABASE"
log=$(mktemp)
"$here/serve.sh" >"$log" 2>&1 &
service=$!
trap 'kill $service; rm -f "$log"' EXIT
until grep -q 'Listening on' "$log"; do
  kill -0 $service 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.2
done
java "$here/$program" "$(grep -o 'http://127.0.0.1:[0-9]*' "$log" | head -1)/" "$@"
