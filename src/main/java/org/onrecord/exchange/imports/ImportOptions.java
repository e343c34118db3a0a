package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The query parameters of an import.
 *
 * @param dryRun whether everything is undone again, line by line
 * @param keepIds whether ids and times are those of the lines
 */
@RegisterForReflection
record ImportOptions(Boolean dryRun, Boolean keepIds) {

  public ImportOptions {
    dryRun = dryRun != null && dryRun;
    keepIds = keepIds != null && keepIds;
  }
}
