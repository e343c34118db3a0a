package org.onrecord.textreuse.verification;

import java.time.LocalDate;

/**
 * A range of days.
 *
 * @param from the first day; null if open
 * @param to the last day, inclusive; null if open
 */
public record DayRange(LocalDate from, LocalDate to) {
  /** The range of all days. */
  public static final DayRange ALWAYS = new DayRange(null, null);

  /** The days after the range on which an article may still report words of the range. */
  private static final int REPORTING_DAYS = 7;

  /** Returns whether the range contains a day. A null day may be any day. */
  boolean contains(LocalDate day) {
    return day == null || (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /** Returns whether an article of a day may report words of the range. Null may be any day. */
  boolean mayBeReportedOn(LocalDate published) {
    LocalDate last = to == null ? null : to.plusDays(REPORTING_DAYS);
    return new DayRange(from, last).contains(published);
  }
}
