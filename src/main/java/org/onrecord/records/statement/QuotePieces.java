package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.extraction.text.Joint;

/** Splits the text of a quote into its pieces: the words of each span, without the joints. */
final class QuotePieces {
  private QuotePieces() {}

  /**
   * The pieces; the whole text as one piece if the lengths of the spans do not fit, as in text
   * whose line breaks were removed.
   */
  static List<String> of(String text, List<Integer> starts, List<Integer> ends) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < starts.size(); i++) {
      int length = ends.get(i) - starts.get(i);
      if (text.codePointCount(from, text.length()) < length) {
        return List.of(text);
      }
      int to = text.offsetByCodePoints(from, length);
      boolean last = i == starts.size() - 1;
      List<Joint> joints = Joint.at(text, to);
      if (last ? to != text.length() : joints.isEmpty()) {
        return List.of(text);
      }
      pieces.add(text.substring(from, to));
      from = last ? to : to + joints.get(0).text.length();
    }
    return pieces.isEmpty() ? List.of(text) : pieces;
  }
}
