package org.onrecord.records.citation;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a body. Words are separated by white space. In scripts that have no spaces between
 * words, the text between two punctuation marks counts as one.
 */
final class BodyWords {
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final String LINE_BREAKS = "\n\r\u0085\u2028\u2029";

  private final String body;

  BodyWords(String body) {
    this.body = body;
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /** False within a word of a script with spaces between words. */
  static boolean isBoundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !(isInWord(text.codePointBefore(at)) && isInWord(text.codePointAt(at)));
  }

  private static boolean isInWord(int c) {
    boolean isMark = Character.getType(c) == Character.NON_SPACING_MARK;
    return (Character.isLetterOrDigit(c) || isMark) && hasSpaces(c);
  }

  private static boolean hasSpaces(int c) {
    return !WITHOUT_SPACES.contains(UnicodeScript.of(c));
  }

  /** The range without white space at its ends, with the rest of words that it cuts. */
  Optional<CitedWords> wholeWords(CitedWords range) {
    CitedWords words = trimmed(range.start(), range.end());
    int start = words.start();
    int end = words.end();
    if (body.substring(start, end).codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.empty();
    }
    while (!isBoundary(body, start)) {
      start = body.offsetByCodePoints(start, -1);
    }
    while (!isBoundary(body, end)) {
      end = body.offsetByCodePoints(end, 1);
    }
    return Optional.of(new CitedWords(start, end));
  }

  boolean isInOneLine(CitedWords range) {
    return lineEnd(range.start()) >= range.end();
  }

  /** The first words of a range, as far as they are in its first line. */
  CitedWords first(CitedWords range, int count) {
    int limit = Math.min(range.end(), lineEnd(range.start()));
    int end = range.start();
    for (int i = 0; i < count; i++) {
      end = wordEnd(end, limit);
    }
    return trimmed(range.start(), end);
  }

  /** The last words of a range, as far as they are in its last line. */
  CitedWords last(CitedWords range, int count) {
    int limit = Math.max(range.start(), lineStart(range.end()));
    int start = range.end();
    for (int i = 0; i < count; i++) {
      start = wordStart(start, limit);
    }
    return trimmed(start, range.end());
  }

  /** Words before a range, in its line or in the line before; empty if there are none. */
  CitedWords before(CitedWords range, int count) {
    int end = range.start();
    while (end > 0 && isSpace(body.charAt(end - 1))) {
      end--;
    }
    if (count == 0 || end == 0) {
      return new CitedWords(range.start(), range.start());
    }
    CitedWords words = last(new CitedWords(0, end), count);
    for (int more = 1; more <= 2 && hasNoWord(words); more++) {
      words = last(new CitedWords(0, end), count + more);
    }
    return hasNoWord(words) ? new CitedWords(range.start(), range.start()) : words;
  }

  /** Words after a range, in its line or in the line after; empty if there are none. */
  CitedWords after(CitedWords range, int count) {
    int start = range.end();
    while (start < body.length() && isSpace(body.charAt(start))) {
      start++;
    }
    if (count == 0 || start == body.length()) {
      return new CitedWords(range.end(), range.end());
    }
    CitedWords words = first(new CitedWords(start, body.length()), count);
    for (int more = 1; more <= 2 && hasNoWord(words); more++) {
      words = first(new CitedWords(start, body.length()), count + more);
    }
    return hasNoWord(words) ? new CitedWords(range.end(), range.end()) : words;
  }

  /** True for nothing but punctuation marks. */
  private boolean hasNoWord(CitedWords range) {
    return body.substring(range.start(), range.end())
        .codePoints()
        .noneMatch(Character::isLetterOrDigit);
  }

  private CitedWords trimmed(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isSpace(body.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(body.charAt(end - 1))) {
      end--;
    }
    return new CitedWords(start, end);
  }

  private int wordEnd(int from, int limit) {
    int at = from;
    while (at < limit && isSpace(body.charAt(at))) {
      at++;
    }
    int start = at;
    while (at < limit && !isSpace(body.charAt(at)) && (at == start || !startsClause(at))) {
      at++;
    }
    return at;
  }

  private int wordStart(int from, int limit) {
    int at = from;
    while (at > limit && isSpace(body.charAt(at - 1))) {
      at--;
    }
    int end = at;
    while (at > limit && !isSpace(body.charAt(at - 1)) && (at == end || !startsClause(at))) {
      at--;
    }
    return at;
  }

  /** True after a punctuation mark, in a script without spaces between words. */
  private boolean startsClause(int at) {
    int c = body.codePointAt(at);
    return Character.isLetterOrDigit(c)
        && !hasSpaces(c)
        && !Character.isLetterOrDigit(body.codePointBefore(at));
  }

  private int lineStart(int at) {
    int start = at;
    while (start > 0 && LINE_BREAKS.indexOf(body.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private int lineEnd(int at) {
    int end = at;
    while (end < body.length() && LINE_BREAKS.indexOf(body.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
