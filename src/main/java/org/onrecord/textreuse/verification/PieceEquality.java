package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Exact equality of interrupted quotes. The punctuation between two pieces is editorial, so texts
 * with the same letters are equal if all parts between the boundaries of their pieces are equal.
 */
final class PieceEquality {
  private PieceEquality() {}

  /**
   * Returns whether a quotation has exactly the words of a quote, apart from the punctuation
   * between the pieces of both.
   *
   * @param recorded the text of the quote, with the letters of the quotation
   */
  static boolean isExact(PreparedQuotation quotation, RecordedQuote quote, RecordedText recorded) {
    TreeSet<Integer> boundaries = new TreeSet<>();
    addBoundaries(boundaries, quotation.source().pieces());
    String body = quote.article().body();
    addBoundaries(
        boundaries,
        quote.spans().stream().map(span -> BodyPlaces.range(body, span).of(body)).toList());
    boundaries.removeIf(boundary -> boundary <= 0 || boundary >= recorded.letters.count());
    if (boundaries.isEmpty()) {
      return false;
    }
    List<String> parts = parts(quotation.text(), quotation.letters(), boundaries);
    List<String> recordedParts = parts(recorded.text, recorded.letters, boundaries);
    for (int i = 0; i < parts.size(); i++) {
      if (!Likeness.isExact(parts.get(i), recordedParts.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Adds the number of letters before the end of each piece. */
  private static void addBoundaries(TreeSet<Integer> boundaries, List<String> pieces) {
    int letters = 0;
    for (String piece : pieces) {
      letters += Letters.of(piece).count();
      boundaries.add(letters);
    }
  }

  private static List<String> parts(String text, Letters letters, TreeSet<Integer> boundaries) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int to : boundaries) {
      parts.add(letters.range(from, to).of(text));
      from = to;
    }
    parts.add(text.substring(letters.range(from, letters.count()).start()));
    return parts;
  }
}
