package org.onrecord.pages.statement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.onrecord.pages.layout.QuoteRow;

/**
 * The days of appearances as points on a line, in units of the view box.
 *
 * @param points places from 0 to {@link #WIDTH}
 */
record Timeline(LocalDate first, LocalDate last, List<String> points) {
  private static final int WIDTH = 312;

  /** The line of the appearances with a day; null if they are on one day or none. */
  static Timeline of(List<QuoteRow> appearances) {
    List<LocalDate> days =
        appearances.stream()
            .map(row -> row.article().publishedOn())
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    if (days.isEmpty() || days.get(0).equals(days.get(days.size() - 1))) {
      return null;
    }
    LocalDate first = days.get(0);
    LocalDate last = days.get(days.size() - 1);
    long length = ChronoUnit.DAYS.between(first, last);
    return new Timeline(
        first,
        last,
        days.stream()
            .distinct()
            .map(day -> place(ChronoUnit.DAYS.between(first, day), length))
            .toList());
  }

  private static String place(long days, long length) {
    return String.valueOf(4 + Math.round(10.0 * WIDTH * days / length) / 10.0);
  }
}
