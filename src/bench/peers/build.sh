#!/usr/bin/env bash
# Builds the peers in target/bench/peers, unless they are up to date, with packages from Maven Central and npm.
# Usage: build.sh [vertx] [postgraphile] [spring]
set -euo pipefail
cd "$(dirname "$0")/../../.."
built=target/bench/peers

maven() { # PEER GOALS
  ./mvnw -q -B -ntp -f "$built/$1/pom.xml" "${@:2}"
}

mkdir -p "$built"
for peer in "$@"; do
  if [ -f "$built/$peer.built" ] && [ -z "$(find "src/bench/peers/$peer" -newer "$built/$peer.built")" ]; then
    continue
  fi
  cp -R "src/bench/peers/$peer" "$built"
  case $peer in
    vertx) maven vertx package dependency:copy-dependencies -DincludeScope=runtime ;;
    postgraphile) npm ci --prefix "$built/postgraphile" --silent --no-audit --no-fund --ignore-scripts ;;
    spring) maven spring package ;;
  esac
  touch "$built/$peer.built"
done
