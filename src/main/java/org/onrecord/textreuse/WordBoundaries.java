package org.onrecord.textreuse;

import java.util.Set;

/** The characters of a text around an index, as far as they decide where words begin and end. */
final class WordBoundaries {
  /** Words after a hyphen and a space that do not continue a hyphenated word: "mid- and late". */
  private static final Set<String> CONJUNCTIONS =
      Set.of("and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of");

  /** The maximum number of letters in a bracket inside a word. */
  private static final int MAX_BRACKETED = 3;

  private final String text;

  WordBoundaries(String text) {
    this.text = text;
  }

  static boolean isWordCharacter(int c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
    return Character.isLetterOrDigit(c) || isCombining(c);
  }

  /**
   * The end of a word of ASCII letters that a space, a comma or the end of the text follows, as
   * most words do; -1 for other words.
   */
  int plainWordEnd(int start) {
    int end = start;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    boolean ends = end == text.length() || text.charAt(end) == ' ' || text.charAt(end) == ',';
    return ends && end > start ? end : -1;
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean isCombining(int c) {
    int type = Character.getType(c);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !CharacterFolding.isIgnored(c);
  }

  /** Returns whether a letter begins at an index, which may be out of range. */
  boolean isLetter(int index) {
    return index < text.length() && Character.isLetter(text.codePointAt(index));
  }

  boolean isDigit(int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  /** The character at an index; a space out of range. */
  char charAt(int index) {
    return index < 0 || index >= text.length() ? ' ' : text.charAt(index);
  }

  /** Matches the full stops in "U.S" and "U.S.'s": a single letter before. */
  boolean isInitial(int at, int start) {
    boolean single = at == start + 1 || charAt(at - 2) == '.';
    boolean possessive = CharacterFolding.isApostrophe(charAt(at + 1)) && isLetter(at + 2);
    return single && (possessive || isLetter(at + 1) && !isLetter(at + 2));
  }

  /** Matches exactly three digits after a mark, as in thousands. */
  boolean startsGroup(int mark) {
    return isDigit(mark + 1) && isDigit(mark + 2) && isDigit(mark + 3) && !isDigit(mark + 4);
  }

  /** Returns whether a bracket encloses a part of a word: "[T]he", "walk[ed]", "member(s)". */
  boolean isShortBracket(int open) {
    char bracket = charAt(open);
    if (bracket != '[' && bracket != '(') {
      return false;
    }
    int close = open + 1;
    while (close <= open + MAX_BRACKETED && isLetter(close)) {
      close++;
    }
    return close > open + 1
        && charAt(close) == (bracket == '[' ? ']' : ')')
        && (isLetter(close + 1) || open > 0 && isLetter(open - 1));
  }

  /** Returns whether a symbol stands beside a number: "$5", "$two", "5 %". */
  boolean isBesideNumber(int symbol) {
    int before = symbol - (isSpace(charAt(symbol - 1)) ? 2 : 1);
    return isDigit(symbol + 1) || isLetter(symbol + 1) || before >= 0 && isDigit(before);
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u202F';
  }

  /** Matches a word that the end of a line broke: "govern- ment". */
  boolean isBrokenWord(int hyphen, int next) {
    if (next >= text.length()
        || !isLetter(next)
        || Character.isLowerCase(charAt(hyphen - 1)) != Character.isLowerCase(charAt(next))) {
      return false;
    }
    int end = next;
    while (isLetter(end)) {
      end++;
    }
    return !CONJUNCTIONS.contains(text.substring(next, end));
  }
}
