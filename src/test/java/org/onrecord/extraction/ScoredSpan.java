package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The unit of scoring: a piece of a quote, split at line breaks and trimmed of white space, marks
 * and punctuation. It is independent of whether the paragraphs of a long quote are joined.
 */
record ScoredSpan(int start, int end, ScoredQuote quotation) {
  private static final String TRIMMED = " \t\r\n\u00a0\"“”„«»‘’'`´.,;:!?…-–—()[]{}*";

  /** The units of quotes, in order, without duplicates. */
  static List<ScoredSpan> of(int[] text, List<ScoredQuote> quotations) {
    List<ScoredSpan> units = new ArrayList<>();
    Set<TextSpan> seen = new HashSet<>();
    for (ScoredQuote quotation : quotations) {
      for (TextSpan span : quotation.spans()) {
        for (TextSpan line : lines(text, span)) {
          TextSpan words = trim(text, line);
          if (hasWord(text, words) && seen.add(words)) {
            units.add(new ScoredSpan(words.start(), words.end(), quotation));
          }
        }
      }
    }
    return units;
  }

  private static List<TextSpan> lines(int[] text, TextSpan span) {
    if (span.start() < 0 || span.end() < span.start() || span.end() > text.length) {
      throw new IllegalArgumentException(span + " in a text of " + text.length);
    }
    List<TextSpan> lines = new ArrayList<>();
    int from = span.start();
    for (int i = span.start(); i < span.end(); i++) {
      if (text[i] == '\n') {
        lines.add(new TextSpan(from, i));
        from = i + 1;
      }
    }
    lines.add(new TextSpan(from, span.end()));
    return lines;
  }

  private static TextSpan trim(int[] text, TextSpan span) {
    int start = span.start();
    int end = span.end();
    while (start < end && TRIMMED.indexOf(text[start]) >= 0) {
      start++;
    }
    while (end > start && TRIMMED.indexOf(text[end - 1]) >= 0) {
      end--;
    }
    return new TextSpan(start, end);
  }

  private static boolean hasWord(int[] text, TextSpan span) {
    for (int i = span.start(); i < span.end(); i++) {
      if (wordCharacter(text[i])) {
        return true;
      }
    }
    return false;
  }

  /** A letter or number, including "½" and "²". */
  private static boolean wordCharacter(int codePoint) {
    int category = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || category == Character.LETTER_NUMBER
        || category == Character.OTHER_NUMBER;
  }

  boolean same(ScoredSpan other) {
    return start == other.start && end == other.end;
  }

  /** Returns whether two units share at least half of the shorter one. */
  boolean overlaps(ScoredSpan other) {
    int shorter = Math.min(end - start, other.end - other.start);
    return shared(other) > 0 && (double) shared(other) / shorter >= 0.5;
  }

  /** The Jaccard similarity of two units. */
  double similarity(ScoredSpan other) {
    int shared = shared(other);
    return (double) shared / (end - start + other.end - other.start - shared);
  }

  int shared(ScoredSpan other) {
    return shared(new TextSpan(start, end), new TextSpan(other.start, other.end));
  }

  static int shared(TextSpan one, TextSpan other) {
    return Math.max(0, Math.min(one.end(), other.end()) - Math.max(one.start(), other.start()));
  }
}
