package org.onrecord.records.statement;

import java.util.UUID;
import org.onrecord.textreuse.QuotedWords;

/**
 * A new wording and one on record that may be the same words.
 *
 * @param bytes length of the text of the one on record
 */
record WordingPair(NewWording one, long other, UUID otherKey, int bytes) {
  /** The cost of a comparison beside that of its words, as a number of pairs of words. */
  private static final int FIXED_COST = 2_000;

  /** The usual length of a word. */
  private static final int WORD_BYTES = 6;

  /** The cost of a comparison: about that of aligning this number of pairs of words. */
  static long cost(int words, int bytes) {
    return FIXED_COST + (long) words * Math.min(QuotedWords.MAX_WORDS, bytes / WORD_BYTES);
  }

  long cost() {
    return cost(one.words().words().count(), bytes);
  }
}
