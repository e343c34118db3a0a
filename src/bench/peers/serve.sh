#!/usr/bin/env bash
# Runs a peer on the port PORT of 127.0.0.1, with the database of libpq's environment variables. Usage: serve.sh vertx|postgraphile|spring
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_bench}
export PORT=${PORT:?} PEER_CONNECTIONS=${PEER_CONNECTIONS:-12}
built=target/bench/peers/$1
java=${SERVICE_JAVA_HOME:+$SERVICE_JAVA_HOME/bin/}java
case $1 in
  vertx)
    PLAIN_SQL=src/bench/peers/plain exec "$java" -cp "$built/target/classes:$built/target/dependency/*" peer.VertxPeer
    ;;
  postgraphile)
    GRAPHILE_ENV=production NODE_ENV=production exec node "$built/server.mjs"
    ;;
  spring)
    exec "$java" -jar "$built"/target/spring-peer-1.jar
    ;;
esac
