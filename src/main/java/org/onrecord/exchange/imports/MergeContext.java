package org.onrecord.exchange.imports;

/**
 * The parts that the lines of a batch are merged with.
 *
 * @param actors the resolved references
 * @param created is filled with the new records of the lines
 */
record MergeContext(ResolvedReferences actors, IdPolicy ids, NewRecords created) {
  boolean keepIds() {
    return ids.keepIds();
  }
}
