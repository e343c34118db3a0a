package org.onrecord.records.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of an article, as spans see it: in Unicode code points, where Java's strings count
 * UTF-16 units.
 */
public record BodyText(String text) {
  /** How many code points on either side tell one place from another. */
  private static final int NEIGHBOURHOOD = 32;

  /** The number of code points. */
  int length() {
    return text.codePointCount(0, text.length());
  }

  /** The characters of a span, which must lie within the body. */
  public String textAt(Span span) {
    int start = text.offsetByCodePoints(0, span.start());
    return text.substring(start, text.offsetByCodePoints(start, span.end() - span.start()));
  }

  /** Up to 32 code points before a span, if there are any. */
  Optional<String> contextBefore(Span span) {
    int end = utf16Offset(span.start());
    int start = text.offsetByCodePoints(end, -Math.min(NEIGHBOURHOOD, span.start()));
    return neighbours(start, end);
  }

  /** Up to 32 code points after a span, if there are any. */
  Optional<String> contextAfter(Span span) {
    int start = utf16Offset(span.end());
    int left = text.codePointCount(start, text.length());
    return neighbours(start, text.offsetByCodePoints(start, Math.min(NEIGHBOURHOOD, left)));
  }

  private Optional<String> neighbours(int start, int end) {
    return start == end ? Optional.empty() : Optional.of(text.substring(start, end));
  }

  /** Where the words stand, if they occur exactly once; occurrences may overlap. */
  Optional<Span> findUnique(String words) {
    int first = text.indexOf(words);
    if (first < 0 || text.indexOf(words, first + 1) >= 0) {
      return Optional.empty();
    }
    return Optional.of(span(first, words));
  }

  /** The UTF-16 offsets of the words from an offset on, in order, at most so many. */
  List<Integer> occurrences(String words, int from, int atMost) {
    List<Integer> found = new ArrayList<>();
    for (int at = text.indexOf(words, from); at >= 0 && found.size() < atMost; ) {
      found.add(at);
      at = text.indexOf(words, at + 1);
    }
    return found;
  }

  /** The span of words that stand at a UTF-16 offset. */
  Span span(int offset, String words) {
    int start = text.codePointCount(0, offset);
    return new Span(start, start + words.codePointCount(0, words.length()));
  }

  /** The UTF-16 offset of a code point. */
  int utf16Offset(int codePoint) {
    return text.offsetByCodePoints(0, codePoint);
  }
}
