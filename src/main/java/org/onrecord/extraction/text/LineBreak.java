package org.onrecord.extraction.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Line breaks of hard-wrapped text within a quote. */
public final class LineBreak {
  /** A line break with the blanks around it and the quoting marks (&gt;) after it. */
  private static final Pattern BREAK =
      Pattern.compile("(?<=\\S)[^\\S\\n]*\\n[^\\S\\n]*(?:>[> \\t\\u00A0]*)?(?=\\S)");

  /** A word after which a hyphen belongs to the word before: "short- and long-term". */
  private static final Pattern CONJUNCTION = Pattern.compile("(?:and|or|to|und|oder|et|y|o)\\b");

  private LineBreak() {}

  /**
   * Replaces each line break within a piece by a space, or by nothing after the hyphen of a
   * compound word. Empty lines stay.
   */
  public static String removeFrom(String piece) {
    if (piece.indexOf('\n') < 0) {
      return piece;
    }
    StringBuilder joined = new StringBuilder();
    Matcher breaks = BREAK.matcher(piece);
    while (breaks.find()) {
      boolean space = isSpace(piece, breaks.start(), breaks.end());
      breaks.appendReplacement(joined, space ? " " : "");
    }
    return breaks.appendTail(joined).toString();
  }

  /**
   * Returns whether a space separates the text that ends at {@code end} from the text that starts
   * at {@code start} on the next line.
   */
  static boolean isSpace(String text, int end, int start) {
    char last = text.charAt(Math.max(0, end - 1));
    boolean hyphen = "-\u2010\u00AD".indexOf(last) >= 0;
    return !(hyphen
        && end > 1
        && Character.isLetterOrDigit(text.charAt(end - 2))
        && Character.isLetterOrDigit(text.charAt(start))
        && !CONJUNCTION.matcher(text).region(start, text.length()).lookingAt());
  }
}
