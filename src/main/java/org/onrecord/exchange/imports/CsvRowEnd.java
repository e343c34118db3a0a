package org.onrecord.exchange.imports;

/**
 * Finds the ends of the rows of a CSV table (RFC 4180), whose quoted cells may have line breaks.
 * Quotes, separators and line breaks are single bytes in UTF-8, and never part of another
 * character.
 */
final class CsvRowEnd implements LineEnd {
  private CellPart part = CellPart.START;
  private CsvSeparator separator;
  private int separators;
  private int lineFeeds;
  private boolean ended;

  private enum CellPart {
    START,
    UNQUOTED,
    QUOTED,
    AFTER_QUOTE
  }

  /**
   * @param separator of the cells; null for the first comma, semicolon or tab outside of quotes
   */
  CsvRowEnd(CsvSeparator separator) {
    this.separator = separator;
  }

  /** The separator of the cells. A table with a single column has a comma. */
  CsvSeparator separator() {
    return separator == null ? CsvSeparator.COMMA : separator;
  }

  /** The number of cells in a row. */
  static int cells(byte[] row, CsvSeparator separator) {
    CsvRowEnd end = new CsvRowEnd(separator);
    end.find(row, 0, row.length);
    return end.separators + 1;
  }

  @Override
  public int find(byte[] bytes, int from, int to) {
    if (ended) {
      lineFeeds = 0;
      ended = false;
    }
    for (int at = from; at < to; at++) {
      read(bytes[at]);
      if (ended) {
        return at;
      }
    }
    return to;
  }

  private void read(byte value) {
    if (part == CellPart.QUOTED) {
      lineFeeds += value == '\n' ? 1 : 0;
      part = value == '"' ? CellPart.AFTER_QUOTE : CellPart.QUOTED;
    } else if (value == '"' && part != CellPart.UNQUOTED) {
      part = CellPart.QUOTED;
    } else if (value == '\n') {
      part = CellPart.START;
      ended = true;
    } else if (isSeparator(value)) {
      part = CellPart.START;
      separators++;
    } else {
      part = CellPart.UNQUOTED;
    }
  }

  private boolean isSeparator(byte value) {
    if (separator == null) {
      separator = CsvSeparator.detected(value).orElse(null);
    }
    return separator != null && separator.is(value);
  }

  /** Counts a row without any text as blank, as spreadsheets write it. */
  @Override
  public boolean isBlank(byte value) {
    return LineEnd.super.isBlank(value) || value == '"' || separator().is(value);
  }

  @Override
  public int lineFeedsWithin() {
    return lineFeeds;
  }
}
