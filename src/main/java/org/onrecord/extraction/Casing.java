package org.onrecord.extraction;

/**
 * Capitalization statistics of a text: a word that is capitalized inside sentences is a name at the
 * start of a sentence, too. Words are keyed by the hash of their lower-case form.
 */
final class Casing {
  static final int LOWER = 1;
  static final int CAPITAL = 2;

  private static final int MAX_PROBES = 64;

  private final int[] hashes;
  private final byte[] seen;
  private final int mask;

  /**
   * @param words the maximum number of words
   */
  Casing(int words) {
    int capacity = Integer.highestOneBit(Math.max(words, 8)) * 2;
    hashes = new int[capacity];
    seen = new byte[capacity];
    mask = capacity - 1;
  }

  void record(int hash, int form) {
    int at = slot(hash);
    if (at >= 0) {
      hashes[at] = hash;
      seen[at] |= (byte) form;
    }
  }

  /** The bit set of {@link #LOWER} and {@link #CAPITAL} for a word; 0 if it is unknown. */
  int of(int hash) {
    int at = slot(hash);
    return at < 0 ? 0 : seen[at];
  }

  /** The slot of a word by linear probing; -1 if too many slots in a row are taken. */
  private int slot(int hash) {
    for (int i = 0; i < MAX_PROBES; i++) {
      int at = hash + i & mask;
      if (seen[at] == 0 || hashes[at] == hash) {
        return at;
      }
    }
    return -1;
  }
}
