package org.onrecord.textreuse;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Fingerprints of a text for finding others with the same words: hashes of short runs of words
 * (shingles: Broder, On the Resemblance and Containment of Documents, 1997).
 *
 * <p>A shingle begins at each content word and goes on to the next ones until it has 22 bits of
 * information; the common words between them are left out. Its extent depends on nothing outside
 * it, so that a part of a text has the shingles of the whole, and a changed word affects only the
 * shingles that contain it. Stock phrases and frequent pairs, such as "United States", make no
 * shingle of their own. Runs of common words have shingles of four words, of which each window
 * keeps the least (winnowing: Schleimer, Wilkerson and Aiken, Winnowing, 2003). A text with fewer
 * than two shingles has a hash of all its words, too.
 */
final class Fingerprints {
  /** The maximum number of fingerprints of a text; the least are kept. */
  static final int MAX_COUNT = 64;

  /** The minimum information of a content word. */
  private static final float CONTENT_BITS = 10.5f;

  /** The minimum information of a shingle. */
  private static final float MIN_BITS = 22;

  private static final int MAX_CONTENT_WORDS = 4;
  private static final int COMMON_WORDS = 4;
  private static final float COMMON_MIN_BITS = 18;
  private static final int WINDOW = 4;

  /** The number of fingerprints of a text that are all selected. */
  private static final int FEW = 4;

  /** The number of successive fingerprints of which one is selected. */
  private static final int SELECTED_OF = 12;

  /** A list with fewer fingerprints than this is short. */
  private static final int SHORT_LIST = 5;

  private final FoldedWords words;
  private final WordInformation information;

  /** The fingerprint by the position of its first word, and the positions that have one. */
  private final int[] hashes;

  private final BitSet found;

  private Fingerprints(FoldedWords words, WordInformation information) {
    this.words = words;
    this.information = information;
    this.hashes = new int[words.count() + 1];
    this.found = new BitSet(hashes.length);
  }

  /** The fingerprints of a text. */
  static Fingerprints of(FoldedWords words, WordInformation information) {
    Fingerprints fingerprints = new Fingerprints(words, information);
    fingerprints.addContentShingles();
    fingerprints.addCommonShingles();
    if (words.count() > 1 && fingerprints.all().length < 2) {
      fingerprints.addWhole();
    }
    return fingerprints;
  }

  /** All fingerprints, distinct and in ascending order. */
  int[] all() {
    return least(inOrder());
  }

  /**
   * The fingerprints that select candidates, distinct and in ascending order: all of a few; of more
   * the first and the last one, since cut texts mostly keep one end, and of each twelve successive
   * ones the least (winnowing), so that texts with these twelve in common have it in common, too.
   */
  int[] selected() {
    int[] all = inOrder();
    if (all.length <= FEW) {
      return least(all);
    }
    int size = Math.min(SELECTED_OF, all.length);
    int windows = all.length - size + 1;
    int[] selected = new int[windows + 2];
    for (int from = 0; from < windows; from++) {
      selected[from] = all[from];
      for (int i = from + 1; i < from + size; i++) {
        selected[from] = Math.min(selected[from], all[i]);
      }
    }
    selected[windows] = all[0];
    selected[windows + 1] = all[all.length - 1];
    return least(selected);
  }

  /** The fingerprints in the order of the text. */
  private int[] inOrder() {
    int[] all = new int[found.cardinality()];
    int next = 0;
    for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
      all[next++] = hashes[at];
    }
    return all;
  }

  /** The least fingerprints up to the maximum number, distinct and in ascending order. */
  private static int[] least(int[] all) {
    int[] sorted = all.clone();
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length && count < MAX_COUNT; i++) {
      if (count == 0 || sorted[i] != sorted[count - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private void add(int position, int hash) {
    hashes[position] = hash;
    found.set(position);
  }

  private boolean isContent(int i) {
    return information.of(i) > 0
        && (information.alone(i) >= CONTENT_BITS || words.isLetter(i))
        && !words.isInserted(i);
  }

  private void addContentShingles() {
    for (int i = 0; i < words.count(); i++) {
      if (isContent(i)) {
        addContentShingle(i);
      }
    }
  }

  private void addContentShingle(int first) {
    float bits = information.alone(first);
    int hash = words.word(first).hashCode();
    int content = 1;
    int limit = words.isLetter(first) ? 2 * MAX_CONTENT_WORDS : MAX_CONTENT_WORDS;
    for (int i = first + 1; i < words.count() && content < limit; i++) {
      if (isContent(i)) {
        bits += information.of(i);
        hash = hash * 31 + words.word(i).hashCode();
        content++;
        if (bits >= MIN_BITS) {
          add(first, mixed(hash));
          return;
        }
      }
    }
  }

  private void addCommonShingles() {
    int start = 0;
    for (int i = 0; i <= words.count(); i++) {
      if (i == words.count() || isContent(i)) {
        addCommonShingles(start, i);
        start = i + 1;
      }
    }
  }

  private void addCommonShingles(int from, int to) {
    int shingles = to - from - COMMON_WORDS + 1;
    if (shingles <= 0) {
      return;
    }
    int[] shingleHashes = new int[shingles];
    for (int i = 0; i < shingles; i++) {
      shingleHashes[i] = commonShingle(from + i);
    }
    for (int i = 0; i < Math.max(1, shingles - WINDOW + 1); i++) {
      int least = i;
      for (int j = i; j < Math.min(shingles, i + WINDOW); j++) {
        least = shingleHashes[j] < shingleHashes[least] ? j : least;
      }
      if (shingleHashes[least] != Integer.MAX_VALUE) {
        add(from + least, shingleHashes[least]);
      }
    }
  }

  /** The hash of a run of common words; the maximum if it is too likely. */
  private int commonShingle(int from) {
    float bits = information.alone(from);
    int hash = 17;
    for (int i = from; i < from + COMMON_WORDS; i++) {
      if (information.of(i) == 0) {
        return Integer.MAX_VALUE;
      }
      bits += i == from ? 0 : information.of(i);
      hash = hash * 31 + words.word(i).hashCode();
    }
    return bits < COMMON_MIN_BITS ? Integer.MAX_VALUE : mixed(hash);
  }

  private void addWhole() {
    int hash = 7;
    for (int i = 0; i < words.count(); i++) {
      if (!words.isInserted(i)) {
        hash = hash * 31 + words.word(i).hashCode();
      }
    }
    add(words.count(), mixed(hash));
  }

  /** The finalizer of MurmurHash3 (Appleby, 2008). */
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ h >>> 16) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return h ^ h >>> 16;
  }

  /**
   * Returns whether two ascending lists have two fingerprints in common, or one if either list is
   * short. A changed word affects at most three shingles; unrelated texts rarely share two.
   */
  static boolean mayAgree(int[] some, int[] others) {
    return common(some, others) >= (Math.min(some.length, others.length) < SHORT_LIST ? 1 : 2);
  }

  /** The number of fingerprints that two ascending lists have in common. */
  static int common(int[] some, int[] others) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < some.length && j < others.length) {
      int order = Integer.compare(some[i], others[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return common;
  }
}
