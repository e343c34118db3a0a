#!/usr/bin/env bash
# Measures suggestions, on one connection: suggestions.sh [ACTORS] [REQUESTS OF EACH KIND]
# libpq's environment variables name the PostgreSQL server; the database PGDATABASE is created and filled if it is missing.
exec "$(dirname "$0")/with-service.sh" onrecord_suggestions Suggestions.java "${1:-100000}" "${2:-300}"
