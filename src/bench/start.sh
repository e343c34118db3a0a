#!/usr/bin/env bash
# Measures a start: CPU seconds until the service is ready, and memory after 1,000 requests, on a migrated database. Uses the
# image's Java and AOT cache if "./mvnw package -Paot -DskipTests" (JDK 25) has made them, otherwise "java".
# Usage: start.sh [STARTS], with the database of libpq's variables (else onrecord_bench at 127.0.0.1:5432)
set -euo pipefail
cd "$(dirname "$0")/../.."
starts=${1:-3} port=${QUARKUS_HTTP_PORT:-8089} options=$PWD/src/main/docker/java.options
url=http://127.0.0.1:$port log=$PWD/target/start.log
export ONRECORD_ADMIN_KEY=${ONRECORD_ADMIN_KEY:-onrecord-benchmark}
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port MALLOC_ARENA_MAX=1
export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://${PGHOST:-127.0.0.1}:${PGPORT:-5432}/${PGDATABASE:-onrecord_bench}
export QUARKUS_DATASOURCE_USERNAME=${PGUSER:-postgres} QUARKUS_DATASOURCE_PASSWORD=${PGPASSWORD:-}
if [ -f target/quarkus-app/app.aot ]; then
  java=("$PWD/target/runtime/bin/java" "@$options")
else
  java=("${SERVICE_JAVA_HOME:+$SERVICE_JAVA_HOME/bin/}java")
fi
cd target/quarkus-app

requests() { # 100 times a POST of an article and one of a quote, and eight GETs, on one connection
  printf 'silent\nfail\noutput = /dev/null\noauth2-bearer = "%s"\n' "$ONRECORD_ADMIN_KEY"
  for i in $(seq 100); do
    local words="words $RANDOM$RANDOM of round $i"
    post articles "{\"title\":\"Start $i\",\"body\":\"“$words”\",\"language\":\"en\",\"source\":{\"name\":\"Start\",\"kind\":\"media\"}}"
    post actors "{\"name\":\"Speaker $RANDOM$RANDOM$i\",\"kind\":\"person\"}"
    for path in quotes articles actors 'quotes?q=words' 'articles?q=words' 'actors?q=spaeker' 'quotes/facets?by=speaker' changes; do
      get "$path"
    done
  done
}
next() { printf 'next\nsilent\nfail\noutput = /dev/null\noauth2-bearer = "%s"\n' "$ONRECORD_ADMIN_KEY"; }
get() { next; printf 'url = "%s/%s"\n' "$url" "$1"; }
post() { next; printf 'url = "%s/%s"\nheader = "Content-Type: application/json"\ndata = "%s"\n' "$url" "$1" "${2//\"/\\\"}"; }

measure() { # STATS OR NOT
  local begin ready cpu
  begin=$(date +%s%N)
  "${java[@]}" -jar quarkus-run.jar >"$log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "$url/q/health/ready"; do
    kill -0 $pid || { cat "$log"; exit 1; }
    sleep 0.02
  done
  cpu=$(awk -v tick="$(getconf CLK_TCK)" '{ printf "%.2f", ($14 + $15) / tick }' /proc/$pid/stat)
  ready=$(($(date +%s%N) - begin))
  if [ "$1" = measured ]; then
    local idle
    idle=$(memory)
    requests | curl -K -
    printf 'ready after %s CPU s, %d ms; RSS %s MB, after 1,000 requests %s MB\n' "$cpu" $((ready / 1000000)) "$idle" "$(memory)"
  fi
  kill $pid
  wait $pid || true
}
memory() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' /proc/$pid/status; }

measure migrates
for _ in $(seq "$starts"); do measure measured; done
