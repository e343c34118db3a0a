#!/usr/bin/env bash
# Measures the CPU time that matching quotes with 1,000 subscriptions takes: see README.md. No message is sent.
# Usage: subscriptions.sh [QUOTES PER SECOND] [SECONDS OF A BLOCK] [ROUNDS]
# libpq's environment variables name the PostgreSQL server; the database PGDATABASE is created if it is missing.
set -euo pipefail
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_subscriptions}
export ONRECORD_SUBSCRIPTIONS_ALLOW=127.0.0.1/32,http
cd "$(dirname "$0")/../.."
[[ $(psql -X -q -A -t -d postgres -c "select 1 from pg_database where datname = '$PGDATABASE'") ]] || createdb "$PGDATABASE"
javac -d target/bench src/bench/measure/*.java
exec java -cp target/bench measure.SubscriptionCost "${1:-5}" "${2:-30}" "${3:-4}"
