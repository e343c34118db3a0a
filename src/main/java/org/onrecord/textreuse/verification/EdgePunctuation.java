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
    String core = withoutMarks(text);
    int last = core.length() - 1;
    boolean ellipsis = last > 0 && core.charAt(last) == '.' && core.charAt(last - 1) == '.';
    boolean ends = last >= 0 && FINAL.indexOf(core.charAt(last)) >= 0 && !ellipsis;
    return ends ? core.substring(0, endBeforeMarks(core, 0, last)) : core;
  }

  /** The final comma or full stop of a text; empty if it has none. */
  static String end(String text) {
    String core = withoutMarks(text);
    return core.substring(trimmed(core).length());
  }

  /** A text without quotation marks and white space at its ends. */
  static String withoutMarks(String text) {
    int start = 0;
    while (start < text.length() && isMarkOrBlank(text.charAt(start))) {
      start++;
    }
    return text.substring(start, endBeforeMarks(text, start, text.length()));
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
