package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aligns two long texts by a shortest edit script (Myers, An O(ND) Difference Algorithm and Its
 * Variations, 1986). The search ends after {@value #MAX_EDITS} edits: the words after the furthest
 * point reached then have no matches.
 */
final class ShortestEdit {
  static final int MAX_EDITS = 1_000;

  private final FoldedWords from;
  private final FoldedWords to;

  /** The furthest index of {@code from} on each diagonal, for each number of edits. */
  private final List<int[]> reached = new ArrayList<>();

  private ShortestEdit(FoldedWords from, FoldedWords to) {
    this.from = from;
    this.to = to;
  }

  /** For each word of {@code from}, the index of its match in {@code to}, or -1. */
  static int[] of(FoldedWords from, FoldedWords to) {
    return new ShortestEdit(from, to).matches();
  }

  private int[] matches() {
    int[] matches = new int[from.count()];
    Arrays.fill(matches, -1);
    int diagonal = search();
    int i = reached.get(reached.size() - 1)[diagonal + reached.size() - 1];
    for (int edits = reached.size() - 1; edits >= 0; edits--) {
      boolean insertion = edits > 0 && isInsertion(edits, diagonal);
      int before = edits == 0 ? 0 : start(edits, diagonal, insertion);
      while (i > before) {
        i--;
        matches[i] = i - diagonal;
      }
      if (edits > 0) {
        i = insertion ? before : before - 1;
        diagonal += insertion ? 1 : -1;
      }
    }
    return matches;
  }

  /** Extends the paths edit by edit. Returns the diagonal of the last path. */
  private int search() {
    for (int edits = 0; ; edits++) {
      reached.add(new int[2 * edits + 1]);
      int furthest = 0;
      int furthestDiagonal = 0;
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
        int i = edits == 0 ? 0 : start(edits, diagonal, isInsertion(edits, diagonal));
        int j = i - diagonal;
        while (i >= 0 && j >= 0 && i < from.count() && j < to.count() && from.same(i, to, j)) {
          i++;
          j++;
        }
        reached.get(edits)[diagonal + edits] = i;
        boolean inside = i <= from.count() && j <= to.count();
        if (inside && i + j >= furthest) {
          furthest = i + j;
          furthestDiagonal = diagonal;
        }
      }
      boolean complete = furthest == from.count() + to.count();
      if (complete || edits == MAX_EDITS) {
        return furthestDiagonal;
      }
    }
  }

  /** Returns whether the best path to a diagonal inserts a word rather than deletes one. */
  private boolean isInsertion(int edits, int diagonal) {
    return diagonal == -edits
        || diagonal != edits && at(edits - 1, diagonal - 1) < at(edits - 1, diagonal + 1);
  }

  private int start(int edits, int diagonal, boolean insertion) {
    return insertion ? at(edits - 1, diagonal + 1) : at(edits - 1, diagonal - 1) + 1;
  }

  private int at(int edits, int diagonal) {
    return reached.get(edits)[diagonal + edits];
  }
}
