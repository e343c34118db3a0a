package org.onrecord.imports;

/**
 * The query parameters of an import.
 *
 * @param dryRun whether everything is undone again, line by line
 * @param keepIds whether ids and times are those of the lines
 */
record ImportOptions(Boolean dryRun, Boolean keepIds) {

  public ImportOptions {
    dryRun = dryRun != null && dryRun;
    keepIds = keepIds != null && keepIds;
  }
}
