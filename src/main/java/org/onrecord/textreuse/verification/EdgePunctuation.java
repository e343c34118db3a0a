package org.onrecord.textreuse.verification;

/**
 * Quotation marks, white space and the final comma or full stop of a quotation, which the sentence
 * around it decides.
 */
final class EdgePunctuation {
  private static final String MARKS = "\"“”„‟'‘’‚‛«»‹›「」『』〝〞〟＂`´";
  private static final String FINAL = ".,;:。、，";

  private EdgePunctuation() {}

  /** A text without this punctuation at its ends. An ellipsis at the end stays. */
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isMarkOrBlank(text.charAt(start))) {
      start++;
    }
    end = endBeforeMarks(text, start, end);
    boolean ellipsis =
        end - start > 1 && text.charAt(end - 1) == '.' && text.charAt(end - 2) == '.';
    if (end > start && FINAL.indexOf(text.charAt(end - 1)) >= 0 && !ellipsis) {
      end = endBeforeMarks(text, start, end - 1);
    }
    return text.substring(start, end);
  }

  private static int endBeforeMarks(String text, int start, int end) {
    int last = end;
    while (last > start && isMarkOrBlank(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private static boolean isMarkOrBlank(char c) {
    return MARKS.indexOf(c) >= 0
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c >= '\u200B' && c <= '\u200F'
        || c == '\uFEFF';
  }
}
