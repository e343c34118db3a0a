package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The query parameters of an import.
 *
 * @param extract proposes the quotes that the extractor finds in the articles
 * @param dryRun rolls each line back
 * @param keepIds keeps the ids and times in the lines
 */
@RegisterForReflection
record ImportOptions(Boolean extract, Boolean dryRun, Boolean keepIds) {

  public ImportOptions {
    extract = extract != null && extract;
    dryRun = dryRun != null && dryRun;
    keepIds = keepIds != null && keepIds;
  }
}
