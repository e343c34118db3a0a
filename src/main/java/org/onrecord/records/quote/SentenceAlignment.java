package org.onrecord.records.quote;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Sentence alignment of two versions of a body: the longest common subsequence of their sentences.
 * A sentence also ends at the end of its line. Offsets are UTF-16 units.
 */
final class SentenceAlignment {
  /** Bounds the dynamic programming table. Larger corrections align only their common edges. */
  private static final long MAX_CELLS = 4_000_000;

  private final List<Sentence> before;
  private final List<Sentence> after;

  /**
   * The index in {@code after} of each sentence in {@code before}, or -1 if it was not retained.
   */
  private final int[] targets;

  /** The indexes in {@code after} of the retained sentences. */
  private final BitSet retained = new BitSet();

  private record Sentence(int start, String text) {}

  SentenceAlignment(String before, String after) {
    this.before = sentences(before);
    this.after = sentences(after);
    this.targets = new int[this.before.size()];
    Arrays.fill(targets, -1);
    align();
    Arrays.stream(targets).filter(target -> target >= 0).forEach(retained::set);
  }

  /**
   * Translates a range of the old body into its start in the new body. Empty unless all sentences
   * of the range were retained next to each other.
   */
  OptionalInt newOffset(int start, int end) {
    int first = indexAt(before, start);
    int last = indexAt(before, end - 1);
    for (int i = first; i <= last; i++) {
      if (targets[i] < 0 || targets[i] != targets[first] + i - first) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(after.get(targets[first]).start + start - before.get(first).start);
  }

  /** True if a range of the new body lies in retained sentences only. */
  boolean isUnchanged(int start, int end) {
    return retained.nextClearBit(indexAt(after, start)) > indexAt(after, end - 1);
  }

  private void align() {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && same(head, head)) {
      targets[head] = head;
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && same(before.size() - 1 - tail, after.size() - 1 - tail)) {
      targets[before.size() - 1 - tail] = after.size() - 1 - tail;
      tail++;
    }
    int rows = before.size() - head - tail;
    int columns = after.size() - head - tail;
    if ((long) rows * columns <= MAX_CELLS) {
      alignBetween(head, rows, columns);
    }
  }

  /** Fills the table of the longest common subsequence from the end and reads it from the start. */
  private void alignBetween(int head, int rows, int columns) {
    int[][] longest = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        longest[i][j] =
            same(head + i, head + j)
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    for (int i = 0, j = 0; i < rows && j < columns; ) {
      if (same(head + i, head + j)) {
        targets[head + i++] = head + j++;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private boolean same(int i, int j) {
    return before.get(i).text.equals(after.get(j).text);
  }

  /** Finds the index of the sentence at an offset. */
  private static int indexAt(List<Sentence> sentences, int offset) {
    int index =
        Collections.binarySearch(
            sentences, new Sentence(offset, ""), Comparator.comparingInt(Sentence::start));
    return index >= 0 ? index : -index - 2;
  }

  private static List<Sentence> sentences(String body) {
    List<Sentence> sentences = new ArrayList<>();
    BreakIterator boundaries = BreakIterator.getSentenceInstance(Locale.ROOT);
    int lineStart = 0;
    for (String line : body.split("(?<=\n)")) {
      boundaries.setText(line);
      int from = boundaries.first();
      for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
        sentences.add(new Sentence(lineStart + from, line.substring(from, to).stripTrailing()));
        from = to;
      }
      lineStart += line.length();
    }
    return sentences;
  }
}
