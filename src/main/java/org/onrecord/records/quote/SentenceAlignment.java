package org.onrecord.records.quote;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Which sentences of a body are still there after a correction: a longest common subsequence of the
 * sentences of both bodies, a line's end being a sentence's end. Offsets are UTF-16 units.
 */
final class SentenceAlignment {
  /**
   * Bounds the table of the longest common subsequence; larger corrections align at their edges
   * only.
   */
  private static final long MAX_CELLS = 4_000_000;

  private final List<Sentence> before;
  private final List<Sentence> after;

  /** The sentence of the new body for each of the old one, or -1. */
  private final int[] targets;

  private final boolean[] taken;

  private record Sentence(int start, String text) {
    int end() {
      return start + text.length();
    }
  }

  SentenceAlignment(String before, String after) {
    this.before = sentences(before);
    this.after = sentences(after);
    this.targets = new int[this.before.size()];
    this.taken = new boolean[this.after.size()];
    Arrays.fill(targets, -1);
    align();
    Arrays.stream(targets).filter(target -> target >= 0).forEach(target -> taken[target] = true);
  }

  /**
   * Where a piece of the old body is now, if all sentences that it touches are still there, one
   * after the other.
   */
  OptionalInt newOffset(int start, int end) {
    int first = at(before, start);
    int last = at(before, end - 1);
    for (int i = first; i <= last; i++) {
      if (targets[i] < 0 || targets[i] != targets[first] + i - first) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(after.get(targets[first]).start + start - before.get(first).start);
  }

  /**
   * Whether a piece of the new body lies in sentences that were in the old one: its words are
   * accounted for.
   */
  boolean isUnchanged(int start, int end) {
    for (int i = at(after, start); i <= at(after, end - 1); i++) {
      if (!taken[i]) {
        return false;
      }
    }
    return true;
  }

  private void align() {
    int head = 0;
    int most = Math.min(before.size(), after.size());
    while (head < most && same(head, head)) {
      targets[head] = head;
      head++;
    }
    int tail = 0;
    while (tail < most - head && same(before.size() - 1 - tail, after.size() - 1 - tail)) {
      targets[before.size() - 1 - tail] = after.size() - 1 - tail;
      tail++;
    }
    int rows = before.size() - head - tail;
    int columns = after.size() - head - tail;
    if ((long) rows * columns <= MAX_CELLS) {
      alignBetween(head, rows, columns);
    }
  }

  /** The textbook table, filled from the end, then read from the beginning. */
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

  private boolean same(int old, int now) {
    return before.get(old).text.equals(after.get(now).text);
  }

  /** The index of the sentence at an offset. */
  private static int at(List<Sentence> sentences, int offset) {
    int low = 0;
    int high = sentences.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (sentences.get(middle).start <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static List<Sentence> sentences(String body) {
    List<Sentence> sentences = new ArrayList<>();
    BreakIterator boundaries = BreakIterator.getSentenceInstance(Locale.ROOT);
    for (int start = 0; start < body.length(); ) {
      int lineEnd = body.indexOf('\n', start);
      int next = lineEnd < 0 ? body.length() : lineEnd + 1;
      addSentences(sentences, boundaries, body.substring(start, next), start);
      start = next;
    }
    return sentences;
  }

  private static void addSentences(
      List<Sentence> sentences, BreakIterator boundaries, String line, int offset) {
    boundaries.setText(line);
    int from = boundaries.first();
    for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
      sentences.add(new Sentence(offset + from, line.substring(from, to).stripTrailing()));
      from = to;
    }
  }
}
