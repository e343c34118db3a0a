package org.onrecord.pages.actor;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.onrecord.pages.layout.HeldOffice;

/**
 * An office with its bar on a time line of a hundred units. An open end reaches the end of the
 * line.
 *
 * @param x start of the bar
 * @param width length of the bar
 */
record OfficeBar(HeldOffice office, String x, String width) {
  private static final int LENGTH = 100;

  /**
   * The offices as bars.
   *
   * @param today the end of offices without an end
   */
  static List<OfficeBar> of(List<HeldOffice> offices, LocalDate today) {
    List<LocalDate> days =
        offices.stream()
            .flatMap(
                office ->
                    Stream.of(Objects.requireNonNullElse(office.from(), today), end(office, today)))
            .sorted()
            .toList();
    if (days.isEmpty()) {
      return List.of();
    }
    LocalDate first = days.get(0);
    double span = Math.max(1, ChronoUnit.DAYS.between(first, days.get(days.size() - 1)));
    return offices.stream().map(office -> bar(office, first, span, today)).toList();
  }

  private static LocalDate end(HeldOffice office, LocalDate today) {
    return office.to() == null ? today : office.to();
  }

  private static OfficeBar bar(HeldOffice office, LocalDate first, double span, LocalDate today) {
    long from = office.from() == null ? 0 : ChronoUnit.DAYS.between(first, office.from());
    long to = ChronoUnit.DAYS.between(first, end(office, today));
    double x = LENGTH * from / span;
    return new OfficeBar(office, decimal(x), decimal(Math.max(1, LENGTH * to / span - x)));
  }

  private static String decimal(double value) {
    return String.valueOf(Math.round(value * 10) / 10.0);
  }
}
