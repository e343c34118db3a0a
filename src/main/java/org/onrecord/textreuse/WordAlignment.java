package org.onrecord.textreuse;

import java.util.Arrays;

/**
 * Aligns the words of two texts: which word of one is which word of the other. Equal words are
 * matched in order, in few runs.
 *
 * <p>Local alignment by dynamic programming (Smith and Waterman, Identification of Common Molecular
 * Subsequences, 1981) with a cost for each interruption, whatever its length (Gotoh, An Improved
 * Algorithm for Matching Biological Sequences, 1982). Words of one text before the first and after
 * the last match, and words at an ellipsis or in brackets, cost next to nothing. Longer words weigh
 * more, so that "of" between two changes is a part of one change. Texts with a product of lengths
 * over {@value #MAX_CELLS} are aligned by {@link ShortestEdit}.
 */
final class WordAlignment {
  static final int MAX_CELLS = 1 << 20;

  /** Texts with a greater product of lengths are aligned without their equal ends. */
  private static final int LONG_CELLS = 1 << 14;

  private static final int MAX_WEIGHT = 8;

  /** The cost of an interruption, as much as a word of four letters. */
  private static final int INTERRUPTION = 4;

  /** The cost of an interruption at an ellipsis or bracket, and at either end. */
  private static final int EXPECTED_INTERRUPTION = 1;

  /** The further cost of words at an end in both texts, where none was merely cut. */
  private static final int BOTH_SIDES = INTERRUPTION - EXPECTED_INTERRUPTION;

  private static final int IMPOSSIBLE = Integer.MIN_VALUE / 2;

  private static final byte FROM_EQUAL = 1;
  private static final byte LEFT = 2;
  private static final byte AFTER_EQUAL = 4;
  private static final byte UP = 8;

  private final FoldedWords from;
  private final FoldedWords to;
  private final int width;

  /** For each cell, where the best path to its match and to its interruption comes from. */
  private final byte[] origins;

  private int bestScore;
  private int bestFrom;
  private int bestTo;

  private WordAlignment(FoldedWords from, FoldedWords to) {
    this.from = from;
    this.to = to;
    this.width = to.count() + 1;
    this.origins = new byte[(from.count() + 1) * width];
  }

  /** For each word of {@code from}, the index of its match in {@code to}, or -1. */
  static int[] of(FoldedWords from, FoldedWords to) {
    int changed = onlyChange(from, to);
    if (changed >= 0) {
      int[] matches = new int[from.count()];
      Arrays.setAll(matches, i -> i == changed ? -1 : i);
      return matches;
    }
    long cells = (long) from.count() * to.count();
    return cells > LONG_CELLS ? withoutEqualEnds(from, to) : aligned(from, to);
  }

  /** Matches the equal words at the same places. */
  static int[] inPlace(FoldedWords from, FoldedWords to) {
    int[] matches = new int[from.count()];
    Arrays.setAll(matches, i -> from.same(i, to, i) ? i : -1);
    return matches;
  }

  /** Long texts are mostly equal at their beginnings and ends. */
  private static int[] withoutEqualEnds(FoldedWords from, FoldedWords to) {
    int shorter = Math.min(from.count(), to.count());
    int head = 0;
    while (head < shorter && from.same(head, to, head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && from.same(from.count() - 1 - tail, to, to.count() - 1 - tail)) {
      tail++;
    }
    int[] middle = aligned(from.part(head, from.count() - tail), to.part(head, to.count() - tail));
    int[] matches = new int[from.count()];
    for (int i = 0; i < matches.length; i++) {
      int inMiddle = i - head;
      if (inMiddle < 0) {
        matches[i] = i;
      } else if (inMiddle < middle.length) {
        matches[i] = middle[inMiddle] < 0 ? -1 : middle[inMiddle] + head;
      } else {
        matches[i] = i - from.count() + to.count();
      }
    }
    return matches;
  }

  /** Aligns by dynamic programming, or very long texts by the shortest edit script. */
  static int[] aligned(FoldedWords from, FoldedWords to) {
    if ((long) from.count() * to.count() > MAX_CELLS) {
      return ShortestEdit.of(from, to);
    }
    WordAlignment alignment = new WordAlignment(from, to);
    alignment.score();
    return alignment.path();
  }

  /**
   * The only word that differs from the word of another text of the same length at its place, as in
   * reports that differ in a number. If neither word stands elsewhere, all other words are matched:
   * they are as many as can be, and weigh more than the interruption. At ellipses and brackets, an
   * interruption costs less, which may leave out another word.
   *
   * @return the index of the word; the number of words if all are the same; -1 otherwise
   */
  private static int onlyChange(FoldedWords from, FoldedWords to) {
    if (from.count() != to.count()) {
      return -1;
    }
    int changed = from.count();
    int weight = 0;
    boolean expected = false;
    for (int i = 0; i < from.count(); i++) {
      if (from.same(i, to, i)) {
        weight += weight(from, i);
      } else if (changed == from.count()) {
        changed = i;
      } else {
        return -1;
      }
      expected |= isExpected(from, i) || isExpected(to, i);
    }
    boolean decided =
        changed == from.count()
            || weight > INTERRUPTION
                && !expected
                && !has(to, from.word(changed))
                && !has(from, to.word(changed));
    return decided ? changed : -1;
  }

  private static boolean has(FoldedWords words, String word) {
    for (int i = 0; i < words.count(); i++) {
      if (words.word(i).equals(word)) {
        return true;
      }
    }
    return false;
  }

  private void score() {
    int[] equalAbove = new int[width];
    int[] changedAbove = new int[width];
    Arrays.fill(equalAbove, IMPOSSIBLE);
    Arrays.fill(changedAbove, -EXPECTED_INTERRUPTION);
    equalAbove[0] = 0;
    int[] equal = new int[width];
    int[] changed = new int[width];
    for (int i = 1; i <= from.count(); i++) {
      equal[0] = IMPOSSIBLE;
      changed[0] = -EXPECTED_INTERRUPTION;
      for (int j = 1; j < width; j++) {
        byte origin = 0;
        equal[j] = IMPOSSIBLE;
        if (from.same(i - 1, to, j - 1)) {
          boolean adjacent = equalAbove[j - 1] >= changedAbove[j - 1];
          equal[j] = weight(from, i - 1) + (adjacent ? equalAbove[j - 1] : changedAbove[j - 1]);
          origin |= adjacent ? FROM_EQUAL : 0;
          remember(equal[j], i, j);
        }
        int best = changedAbove[j] - (i == 1 ? BOTH_SIDES : 0);
        byte way = UP;
        int opened = equalAbove[j] - cost(i - 1, j);
        if (opened > best) {
          best = opened;
          way = UP | AFTER_EQUAL;
        }
        int left = changed[j - 1] - (j == 1 ? BOTH_SIDES : 0);
        if (left > best) {
          best = left;
          way = LEFT;
        }
        opened = equal[j - 1] - cost(i, j - 1);
        if (opened > best) {
          best = opened;
          way = LEFT | AFTER_EQUAL;
        }
        changed[j] = best;
        origins[i * width + j] = (byte) (origin | way);
      }
      int[] swap = equalAbove;
      equalAbove = equal;
      equal = swap;
      swap = changedAbove;
      changedAbove = changed;
      changed = swap;
    }
  }

  private static int weight(FoldedWords words, int i) {
    return words.isNumber(i) ? MAX_WEIGHT : Math.min(MAX_WEIGHT, words.word(i).length());
  }

  /** The cost of an interruption before word i of one text and word j of the other. */
  private int cost(int i, int j) {
    return isExpected(from, i) || isExpected(to, j) ? EXPECTED_INTERRUPTION : INTERRUPTION;
  }

  private static boolean isExpected(FoldedWords words, int i) {
    return i < words.count() && (words.isAfterGap(i) || words.isInserted(i));
  }

  private void remember(int score, int i, int j) {
    boolean fromEnds = i == from.count();
    boolean toEnds = j == to.count();
    int rest = fromEnds && toEnds ? 0 : fromEnds || toEnds ? EXPECTED_INTERRUPTION : INTERRUPTION;
    if (score - rest > bestScore) {
      bestScore = score - rest;
      bestFrom = i;
      bestTo = j;
    }
  }

  private int[] path() {
    int[] matches = new int[from.count()];
    Arrays.fill(matches, -1);
    int i = bestFrom;
    int j = bestTo;
    boolean equal = true;
    while (i > 0 && j > 0) {
      byte origin = origins[i * width + j];
      if (equal) {
        matches[--i] = --j;
        equal = (origin & FROM_EQUAL) != 0;
      } else {
        equal = (origin & AFTER_EQUAL) != 0;
        i -= (origin & UP) != 0 ? 1 : 0;
        j -= (origin & LEFT) != 0 ? 1 : 0;
      }
    }
    return matches;
  }
}
