package org.onrecord.query.export;

import java.util.regex.Pattern;

/**
 * The text of a CSV cell, protected against CSV injection (OWASP): a text that a spreadsheet would
 * run as a formula, also with fullwidth signs, gets a leading apostrophe.
 */
final class CsvCell {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  private CsvCell() {}

  static String of(Object value) {
    String text = value == null ? "" : value.toString();
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
