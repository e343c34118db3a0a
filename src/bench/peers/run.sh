#!/usr/bin/env bash
# Measures the service, plain SQL and other servers on the same questions, in turn: see ../README.md.
# Usage: run.sh [--operations get,speaker,text,create] [--servers vertx,postgraphile,spring,onrecord] [--rounds 3] [--seconds 10]
#   [--warm-up 60] [--connections 32]
set -euo pipefail
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_bench}
cd "$(dirname "$0")/../../.."
src/bench/peers/build.sh vertx postgraphile spring
javac -d target/bench src/bench/measure/*.java
exec java -cp target/bench measure.Peers "$@"
