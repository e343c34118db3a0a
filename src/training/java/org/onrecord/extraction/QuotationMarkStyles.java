package org.onrecord.extraction;

/**
 * Data augmentation: rewrites the quotation marks of American training articles to other styles.
 * American style puts commas inside the marks. The length of the text does not change.
 */
final class QuotationMarkStyles {
  private static final String[] STYLES = {"‘’“”", "''\"\"", "«»“”", "“”‘’"};

  private QuotationMarkStyles() {}

  /**
   * Rewrites the text in one of four styles: single curly, single straight, angle or double curly
   * marks, with commas outside.
   */
  static String of(String text, int style) {
    String marks = STYLES[style % STYLES.length];
    StringBuilder restyled = new StringBuilder(text);
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        open = false;
      } else if (c == '“' || c == '"' && !open) {
        restyled.setCharAt(i, marks.charAt(0));
        open = true;
      } else if (c == '”' || c == '"') {
        restyled.setCharAt(i, marks.charAt(1));
        open = false;
        if (i > 0 && restyled.charAt(i - 1) == ',') {
          restyled.setCharAt(i - 1, marks.charAt(1));
          restyled.setCharAt(i, ',');
        }
      }
    }
    return restyled.toString();
  }
}
