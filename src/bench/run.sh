#!/usr/bin/env bash
# Benchmarks the built service against pgbench with the same SQL: see README.md.
set -euo pipefail
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_bench}
cd "$(dirname "$0")/../.."
javac -d target/bench src/bench/measure/*.java
exec java -cp target/bench measure.Measure "$@"
