#!/usr/bin/env bash
# Measures pages for browsers, on one connection: pages.sh [REQUESTS OF EACH PAGE]
# libpq's environment variables name the PostgreSQL server; the database PGDATABASE is created if it is missing.
export ONRECORD_SAMPLE_DATA=true
exec "$(dirname "$0")/with-service.sh" onrecord_pages Pages.java "${1:-2000}"
