package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.textreuse.FoldedWords;

/**
 * For each word of a quotation, the longest run of words that starts there in a recorded text. The
 * cost is the product of both lengths.
 */
final class CommonRuns {
  private final int[] lengths;
  private final int[] starts;

  private CommonRuns(int count) {
    lengths = new int[count];
    starts = new int[count];
  }

  static CommonRuns of(FoldedWords quotation, FoldedWords recorded) {
    Map<String, List<Integer>> positions = new HashMap<>();
    for (int j = 0; j < recorded.count(); j++) {
      positions.computeIfAbsent(recorded.word(j), word -> new ArrayList<>()).add(j);
    }
    CommonRuns runs = new CommonRuns(quotation.count());
    int[] following = new int[recorded.count() + 1];
    for (int i = quotation.count() - 1; i >= 0; i--) {
      int[] lengths = new int[recorded.count() + 1];
      for (int j : positions.getOrDefault(quotation.word(i), List.of())) {
        lengths[j] = following[j + 1] + 1;
        if (lengths[j] > runs.lengths[i]) {
          runs.lengths[i] = lengths[j];
          runs.starts[i] = j;
        }
      }
      following = lengths;
    }
    return runs;
  }

  /** The length of the longest run from a word of the quotation. */
  int length(int word) {
    return lengths[word];
  }

  /** The first word of this run in the recorded text. */
  int start(int word) {
    return starts[word];
  }
}
