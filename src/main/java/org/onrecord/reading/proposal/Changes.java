package org.onrecord.reading.proposal;

/**
 * How many of an article's quotes a run of the extractor touched, and how.
 *
 * @param kept how many quotes editors have made or changed, which were left as they are
 */
record Changes(int created, int updated, int unchanged, int removed, int kept) {

  static Changes of(Matching matching, int updated, int kept) {
    return new Changes(
        matching.created().size(),
        updated,
        matching.again().size() - updated,
        matching.gone().size(),
        kept);
  }
}
