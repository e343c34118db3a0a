package org.onrecord.reading.proposal;

/**
 * How many of an article's quotes a run of the extractor touched, and how.
 *
 * @param kept how many quotes editors have made or changed, which were left as they are
 */
record ExtractionCounts(int created, int updated, int unchanged, int removed, int kept) {

  static ExtractionCounts of(ProposalMatching matching, int updated, int kept) {
    return new ExtractionCounts(
        matching.created().size(),
        updated,
        matching.matched().size() - updated,
        matching.stale().size(),
        kept);
  }
}
