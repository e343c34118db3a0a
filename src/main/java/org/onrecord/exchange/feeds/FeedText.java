package org.onrecord.exchange.feeds;

/** Texts of records in the titles and the XML of feeds. */
final class FeedText {
  private static final int REPLACEMENT = 0xFFFD;

  /** First strong isolate and pop directional isolate (Unicode Standard Annex 9). */
  private static final char ISOLATE = '\u2068';

  private static final char END_ISOLATE = '\u2069';
  private static final String ELLIPSIS = "…";

  private FeedText() {}

  /** A text with a replacement for each character that XML 1.0 does not allow. */
  static String legal(String text) {
    return text.codePoints().allMatch(FeedText::isLegal)
        ? text
        : text.codePoints()
            .map(c -> isLegal(c) ? c : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isLegal(int c) {
    return c >= ' ' && c < 0xFFFE && !isSurrogate(c)
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c > 0xFFFF;
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /**
   * A text on one line, whose direction does not change that of the text around it. Controls of
   * direction are left out: a title is a label, and the content of the entry has the exact words.
   */
  static String line(String text) {
    String line =
        text.replaceAll("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "")
            .replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ")
            .strip();
    return isRightToLeft(line) ? ISOLATE + line + END_ISOLATE : line;
  }

  /**
   * The beginning of a text on one line.
   *
   * @param max maximum number of code points
   */
  static String line(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? line(text)
        : line(text.substring(0, text.offsetByCodePoints(0, max)).strip() + ELLIPSIS);
  }

  /** True if a character is of a script that is written from right to left. */
  private static boolean isRightToLeft(String text) {
    return text.codePoints()
        .mapToObj(Character::getDirectionality)
        .anyMatch(
            direction ->
                direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }
}
