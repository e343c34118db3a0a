package org.onrecord.exchange.imports;

/** The resolved references and the id policy that lines are merged with. */
record MergeContext(ResolvedReferences actors, IdPolicy ids) {
  boolean keepIds() {
    return ids.keepIds();
  }
}
