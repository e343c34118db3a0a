#!/usr/bin/env bash
# Runs the built service on a free port of 127.0.0.1 (see its log) with the database of libpq's environment variables.
# Usage: serve.sh [PARAMETERS OF THE JDBC URL]
set -euo pipefail
cd "$(dirname "$0")/../.."
database=${PGHOST:-127.0.0.1}:${PGPORT:-5432}/${PGDATABASE:-onrecord_bench}
# OnRecordServer.java and cycle.lua use the same key.
export ONRECORD_ADMIN_KEY=${ONRECORD_ADMIN_KEY:-onrecord-benchmark}
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=0 QUARKUS_LOG_CONSOLE_JSON_ENABLED=false
export QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://$database${1:+?$1}"
export QUARKUS_DATASOURCE_USERNAME=${PGUSER:-postgres} QUARKUS_DATASOURCE_PASSWORD=${PGPASSWORD:-}
# shellcheck disable=SC2086 # several options may be wanted
exec "${SERVICE_JAVA_HOME:+$SERVICE_JAVA_HOME/bin/}java" ${SERVICE_JAVA_OPTIONS:-} -jar target/quarkus-app/quarkus-run.jar
