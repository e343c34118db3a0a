package org.onrecord.query.export;

import java.util.regex.Pattern;

/**
 * A cell of a table. What a spreadsheet would run as a formula gets an apostrophe before it, by
 * which spreadsheets know text (OWASP, "CSV Injection"); the fullwidth forms of the signs count
 * too.
 */
final class CsvCell {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  private CsvCell() {}

  static String of(Object value) {
    String text = value == null ? "" : value.toString();
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
