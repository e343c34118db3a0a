package org.onrecord.query.facet;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;

/** A calendar period, whose texts sort in time order: {@code 2025}, {@code 2025-06}, … */
public enum Period {
  YEAR("YYYY", ChronoUnit.YEARS),
  MONTH("YYYY-MM", ChronoUnit.MONTHS),
  DAY("YYYY-MM-DD", ChronoUnit.DAYS);

  /** The format of {@code to_char} in PostgreSQL. */
  final String format;

  private final ChronoUnit unit;

  Period(String format, ChronoUnit unit) {
    this.format = format;
    this.unit = unit;
  }

  /**
   * All periods from one to another in time order, without gaps.
   *
   * @param max maximum number of periods; of more, the latest ones are returned
   */
  List<String> range(String first, String last, int max) {
    LocalDate start = start(first);
    LocalDate day = start(last);
    LinkedList<String> periods = new LinkedList<>();
    while (!day.isBefore(start) && periods.size() < max) {
      periods.addFirst(day.toString().substring(0, format.length()));
      day = day.minus(1, unit);
    }
    return periods;
  }

  private static LocalDate start(String period) {
    return LocalDate.parse((period + "-01-01").substring(0, "YYYY-MM-DD".length()));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
