package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The query parameters of an import.
 *
 * @param dryRun rolls each line back
 * @param keepIds keeps the ids and times in the lines
 */
@RegisterForReflection
record ImportOptions(Boolean dryRun, Boolean keepIds) {

  public ImportOptions {
    dryRun = dryRun != null && dryRun;
    keepIds = keepIds != null && keepIds;
  }
}
