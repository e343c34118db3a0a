package org.onrecord.extraction;

/**
 * A text with the quotation marks of another house: the articles from which the models are learnt
 * are American, and their commas stand within the marks. Every character stays where it was.
 */
final class Restyled {
  private static final String[] STYLES = {"‘’“”", "''\"\"", "«»“”", "“”‘’"};

  private Restyled() {}

  /**
   * The text in one of four styles: single curly, single straight, angle and double curly marks,
   * all with the commas of a sentence outside of them.
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
