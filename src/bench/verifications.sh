#!/usr/bin/env bash
# Judges planted quotations and prints the verdicts: verifications.sh SEED CASES WRONG FILE…
# FILE has annotated articles, one JSON object a line; WRONG is the number of wrong cases to print. Needs ./mvnw package -DskipTests.
set -euo pipefail
cd "$(dirname "$0")/../.."

exec java -cp "target/classes:target/test-classes:$(cat target/training.classpath)" \
  org.onrecord.textreuse.verification.VerificationEvaluation "$@"
