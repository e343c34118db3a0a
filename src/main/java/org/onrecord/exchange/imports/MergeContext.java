package org.onrecord.exchange.imports;

/**
 * How a line is merged into what is on record.
 *
 * @param links the actors that its references mean
 * @param identity what becomes of its ids
 */
record MergeContext(ResolvedReferences links, IdPolicy identity) {
  boolean keepIds() {
    return identity.keepIds();
  }
}
