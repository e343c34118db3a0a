package org.onrecord.extraction;

/**
 * How a text prints its words where capitals mean something: what it prints with a capital inside a
 * sentence is a name at a sentence's start, too. Words are known by the hashes of their small
 * letters.
 */
final class Casing {
  static final int SMALL = 1;
  static final int CAPITAL = 2;

  private static final int MOST_TRIES = 64;

  private final int[] hashes;
  private final byte[] seen;
  private final int mask;

  /**
   * @param words how many words there may be
   */
  Casing(int words) {
    int capacity = Integer.highestOneBit(Math.max(words, 8)) * 2;
    hashes = new int[capacity];
    seen = new byte[capacity];
    mask = capacity - 1;
  }

  void note(int hash, int how) {
    int at = slot(hash);
    if (at >= 0) {
      hashes[at] = hash;
      seen[at] |= (byte) how;
    }
  }

  /** {@link #SMALL} and {@link #CAPITAL}, together where both were seen; 0 for neither. */
  int of(int hash) {
    int at = slot(hash);
    return at < 0 ? 0 : seen[at];
  }

  /** Where a word is or would be; -1 where that is too crowded, as only words made for it are. */
  private int slot(int hash) {
    for (int i = 0; i < MOST_TRIES; i++) {
      int at = hash + i & mask;
      if (seen[at] == 0 || hashes[at] == hash) {
        return at;
      }
    }
    return -1;
  }
}
