#!/usr/bin/env bash
# Measures how fast the service warms up: requests/s and CPU ms of the service per request, over time since it is ready. Compares,
# in one run, the image's Java with its AOT cache, the same without the cache, and "java" (SERVICE_JAVA_HOME, if set).
# Needs "./mvnw package -Paot -DskipTests" (JDK 25) and wrk. The quotes that it creates are deleted.
# Usage: warm-up.sh [SECONDS] [VARIANT…], with the database of libpq's variables (else onrecord_bench at 127.0.0.1:5432)
# Variants: cache, no-cache, java; WARM_UP_PATHS limits the requests to those that match a regular expression, such as '/quotes/.*'
set -euo pipefail
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGDATABASE=${PGDATABASE:-onrecord_bench}
cd "$(dirname "$0")/../.."
seconds=${1:-60} slot=2 port=${QUARKUS_HTTP_PORT:-8089}
[ $# -gt 1 ] && variants=("${@:2}") || variants=(cache no-cache java)
url=http://127.0.0.1:$port options=$PWD/src/main/docker/java.options cycle=$PWD/src/bench/cycle.lua
export ONRECORD_ADMIN_KEY=${ONRECORD_ADMIN_KEY:-onrecord-benchmark}
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port MALLOC_ARENA_MAX=1
export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE
export QUARKUS_DATASOURCE_USERNAME=$PGUSER QUARKUS_DATASOURCE_PASSWORD=${PGPASSWORD:-}
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid"; rm -rf "$work"' EXIT
sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
now() { date +%s%N; }
cpu() { awk -v tick="$(getconf CLK_TCK)" '{ printf "%d", ($14 + $15) * 1000 / tick }' "/proc/$pid/stat"; }

# Of 100 requests, 60 get a quote, 30 list quotes of a speaker, 6 search a word and 4 create a quote.
requests() {
  sql -F $'\t' <<'SQL' | grep -P "\t${WARM_UP_PATHS:-.*}\t" >"$work/requests"
with sample as materialized (
  select id, article_id, speaker_id, text from quote where speaker_id is not null order by md5(id::text) limit 4000),
gets as (select 'GET', '/quotes/' || id, '' from sample limit 2400),
lists as (select 'GET', '/quotes?speaker=' || speaker_id, '' from sample offset 2400 limit 1200),
words as (
  select word from sample, regexp_split_to_table(lower(text), '[^[:alpha:]]+') as word
  where word ~ '^[a-z]{4,}$' group by word having count(*) between 8 and 40 order by md5(word) limit 240),
searches as (select 'GET', '/quotes?sort=relevance&q=' || word, '' from words),
creates as (
  select 'POST', '/quotes', json_build_object('article', json_build_object('id', a.id), 'text', substr(body, 11, 120), 'type', 'direct',
    'spans', json_build_array(json_build_object('start', 10, 'end', 130)), 'speaker', json_build_object('id', speaker_id),
    'attribution', json_build_object('text', 'Warm-up'))::text
  from (select article_id, min(speaker_id::text) as speaker_id from sample group by article_id) s join article a on a.id = article_id
  where body_length > 130 limit 160)
select * from (table gets union all table lists union all table searches union all table creates) request order by md5(request::text)
SQL
}

measure() { # VARIANT
  case $1 in
    cache) java=("$PWD/target/runtime/bin/java" "@$options") ;;
    no-cache) java=("$PWD/target/runtime/bin/java" "@$options" -XX:AOTMode=off) ;;
    java) java=("${SERVICE_JAVA_HOME:+$SERVICE_JAVA_HOME/bin/}java") ;;
    *) echo "unknown variant $1" >&2 && exit 1 ;;
  esac
  # shellcheck disable=SC2086 # several options may be wanted
  (cd target/quarkus-app && exec "${java[@]}" ${SERVICE_JAVA_OPTIONS:-} -jar quarkus-run.jar >"$work/log" 2>&1) &
  pid=$!
  until curl -sf -o /dev/null "$url/q/health/ready"; do
    kill -0 $pid || { cat "$work/log"; exit 1; }
    sleep 0.02
  done
  printf '%s: ready after %s CPU ms, %s MB\n' "$1" "$(cpu)" "$(memory)"
  local begin before after requests
  begin=$(now)
  while [ $((($(now) - begin) / 1000000000)) -lt "$seconds" ]; do
    before=$(cpu)
    read -r _ requests duration _ _ failed broken < <(wrk -t1 -c16 -d${slot}s -s "$cycle" "$url" -- "$work/requests" | grep ^measured)
    after=$(cpu)
    [ "$failed$broken" = 00 ] || echo "NOT ALL 2xx: $failed $broken"
    awk -v variant="$1" -v s=$((($(now) - begin) / 1000000)) -v n="$requests" -v d="$duration" -v cpu=$((after - before)) -v rss="$(memory)" \
      'BEGIN { printf "%s %5.1f s  %6d /s  %6.2f CPU ms  %4d MB\n", variant, s / 1000, n * 1e6 / d, cpu / n, rss }' | tee -a "$work/$1"
  done
  sql -q -c "delete from quote where attribution_text = 'Warm-up'"
  kill $pid
  wait $pid || true
  pid=
}
memory() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$pid/status"; }

# The final rate and CPU time are the medians of the last third.
summary() { # VARIANT
  awk -v variant="$1" '
    function median(values, from, to,   i, j, v) {
      for (i = from + 1; i <= to; i++) for (j = i; j > from && values[j - 1] > values[j]; j--) { v = values[j]; values[j] = values[j - 1]; values[j - 1] = v }
      return values[int((from + to) / 2)]
    }
    { time[NR] = $2; rate[NR] = sorted_rate[NR] = $4; cpu[NR] = sorted_cpu[NR] = $6 }
    END {
      final_rate = median(sorted_rate, NR - int(NR / 3) + 1, NR)
      final_cpu = median(sorted_cpu, NR - int(NR / 3) + 1, NR)
      while (rate[++fast] < 0.8 * final_rate);
      while (cpu[++cheap] > final_cpu / 0.8);
      printf "%s: finally %d /s, %.2f CPU ms; 80 %% of the rate within %.0f s, of the rate per CPU time within %.0f s\n",
        variant, final_rate, final_cpu, time[fast], time[cheap]
    }' "$work/$1"
}

requests
for variant in "${variants[@]}"; do measure "$variant"; done
for variant in "${variants[@]}"; do summary "$variant"; done
