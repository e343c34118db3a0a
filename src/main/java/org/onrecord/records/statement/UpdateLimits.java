package org.onrecord.records.statement;

/**
 * The limits of what one update reads and compares. They bound its memory and time.
 *
 * @param characters length of the texts of several quotes. Their words take up to 40 times as much
 *     memory
 * @param candidates number of wordings on record with fingerprints of others
 * @param comparisons cost of all comparisons, as {@link WordingPair#cost}
 * @param size size of the families, as {@link WordingReach} defines it
 * @param links number of links in these
 */
record UpdateLimits(long characters, int candidates, long comparisons, int size, int links) {
  /** For changed quotes: the comparisons take about a third of a second of CPU time. */
  static final UpdateLimits BATCH = new UpdateLimits(500_000, 50_000, 50_000_000, 400_000, 150_000);

  /** For the decision of an editor, which cannot be divided. */
  static final UpdateLimits DECISION =
      new UpdateLimits(1_000_000, 500_000, 1_000_000_000, 1_200_000, 500_000);
}
