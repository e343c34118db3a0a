package org.onrecord.query.export;

import java.util.regex.Pattern;

/**
 * The text of a CSV cell, protected against CSV injection (OWASP): an apostrophe precedes each
 * place where a spreadsheet would begin to read a formula, also with fullwidth signs. Such a place
 * is the start of the cell. For a spreadsheet that splits lines at semicolons or tabs it is also
 * the text after these and after a line break, because the quotes around the cell are within a cell
 * then.
 */
public final class CsvCell {
  private static final Pattern FORMULA =
      Pattern.compile("\\A(?=[=+\\-@\\t\\r\\n＝＋－＠])|(?<=[;\\t\\r\\n])(?=\"*+[=+\\-@＝＋－＠])");

  private static final Pattern ADDED =
      Pattern.compile("\\A'(?=[=+\\-@\\t\\r\\n＝＋－＠])|(?<=[;\\t\\r\\n])'(?=\"*+[=+\\-@＝＋－＠])");

  private CsvCell() {}

  static String of(Object value) {
    return value == null ? "" : FORMULA.matcher(value.toString()).replaceAll("'");
  }

  /** The text of a cell without the added apostrophes, and without its own at such a place. */
  public static String withoutApostrophes(String cell) {
    return ADDED.matcher(cell).replaceAll("");
  }
}
