package org.onrecord.reading.proposal;

/**
 * The number of quotes of an article by outcome of an extraction run.
 *
 * @param kept the number of quotes that editors made or changed, which a run never touches
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
