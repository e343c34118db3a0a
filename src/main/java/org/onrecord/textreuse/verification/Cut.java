package org.onrecord.textreuse.verification;

/**
 * Words of a quote on record that a quotation leaves out at its ends, as printed.
 *
 * @param before empty if the quotation has the beginning
 * @param after empty if the quotation has the end
 */
public record Cut(String before, String after) {
  /** Nothing is left out. */
  public static final Cut NONE = new Cut("", "");

  /** Leaves out parts without letters and digits: a final full stop is no word. */
  public Cut {
    before = hasWords(before) ? before : "";
    after = hasWords(after) ? after : "";
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
