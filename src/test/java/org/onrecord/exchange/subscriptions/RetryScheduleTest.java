package org.onrecord.exchange.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private final Instant now = Instant.parse("2026-11-24T09:30:00Z");
  private final RetrySchedule schedule =
      new RetrySchedule(Duration.ofSeconds(5), Clock.fixed(now, ZoneOffset.UTC));

  @Test
  void pauses_double_up_to_six_hours_with_jitter() {
    long seconds = 5;
    for (int attempt = 1; attempt <= 40; attempt++) {
      double pause = schedule.afterAttempt(attempt).toMillis() / 1000.0;
      assertTrue(pause >= seconds * 0.5 && pause <= seconds * 1.5, attempt + ": " + pause);
      seconds = Math.min(seconds * 2, 6 * 3600);
    }
  }

  @Test
  void a_target_is_left_alone_after_several_failures_for_15_minutes_at_most() {
    assertEquals(Duration.ZERO, schedule.ofTarget(15, now));
    assertBetween(2, 8, schedule.ofTarget(16, now));
    assertBetween(2, 8, schedule.ofTarget(16, now.minusSeconds(1)));
    assertBetween(60, 180, schedule.ofTarget(20, now.minusSeconds(120)));
    assertBetween(450, 1350, schedule.ofTarget(20, now.minusSeconds(86_400)));
  }

  private static void assertBetween(long min, long max, Duration pause) {
    assertTrue(pause.toSeconds() >= min && pause.toSeconds() <= max, pause::toString);
  }

  @Test
  void reads_seconds_and_dates_of_retry_after() {
    assertEquals(Duration.ofSeconds(120), schedule.ofHeader(" 120 "));
    assertEquals(Duration.ofMinutes(5), schedule.ofHeader("Tue, 24 Nov 2026 09:35:00 GMT"));
    assertEquals(Duration.ZERO, schedule.ofHeader("Tue, 24 Nov 2026 09:25:00 GMT"));
    assertEquals(Duration.ofDays(1), schedule.ofHeader("999999999"));
    assertEquals(Duration.ZERO, schedule.ofHeader("soon"));
    assertEquals(Duration.ZERO, schedule.ofHeader("99999999999999999999"));
    assertEquals(Duration.ZERO, schedule.ofHeader(null));
  }
}
