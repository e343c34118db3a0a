package org.onrecord.web.json;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A day in UTC, or a single instant: the value of a parameter that takes both.
 *
 * @param first the first instant
 * @param last the last instant, to the microseconds that the database stores
 */
@RegisterForReflection
public record TimeSpan(Instant first, Instant last) {
  static TimeSpan of(LocalDate day) {
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new TimeSpan(start, start.plus(1, ChronoUnit.DAYS).minus(1, ChronoUnit.MICROS));
  }

  static TimeSpan of(Instant instant) {
    return new TimeSpan(instant, instant);
  }
}
