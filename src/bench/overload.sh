#!/usr/bin/env bash
# Compares the latency of accepted requests under overload with that under light load. The load generator has the last core for
# itself; the service, and a PostgreSQL server whose process id is in POSTGRES_PID, share the others. See README.md.
# Usage: overload.sh [LIGHT CONNECTIONS] [OVERLOAD CONNECTIONS] [SECONDS] [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_bench}
last=$(($(nproc) - 1)) log=$(mktemp)
others=0-$((last - 1))
if [ -n "${POSTGRES_PID:-}" ]; then
  taskset -cp "$others" "$POSTGRES_PID" >"$log"
fi
taskset -c "$others" src/bench/serve.sh >"$log" 2>&1 &
pid=$!
trap 'kill $pid; rm "$log"' EXIT
until url=$(grep -o 'Listening on: http://[^ ]*' "$log"); do
  kill -0 $pid || { cat "$log"; exit 1; }
  sleep 0.2
done
taskset -c "$last" java src/bench/Overload.java "${url#Listening on: }" "${1:-8}" "${2:-256}" "${3:-10}" "${4:-3}"
