package org.onrecord.exchange.subscriptions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential backoff with jitter, and the header {@code Retry-After}.
 *
 * @param first the average pause before the second attempt
 */
record RetrySchedule(Duration first, Clock clock) {
  /** Attempts fail for this long before the subscription is paused. */
  static final Duration LONGEST = Duration.ofDays(3);

  /**
   * Failed attempts in a row from which on only one message at a time is tried: as many as are in
   * flight at the same time, so that a target which takes some of them is not taken for dead.
   */
  static final int MANY_FAILURES = 16;

  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration LONGEST_PAUSE_OF_TARGET = Duration.ofMinutes(15);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
  private static final int MAX_DOUBLINGS = 20;

  /** The pause of a message after a number of attempts: half to one and a half of the average. */
  Duration afterAttempt(int attempts) {
    return jittered(doubled(attempts - 1, LONGEST_PAUSE));
  }

  /**
   * The pause of all messages to a target after failures in a row; none after a few. It is as long
   * as they have lasted, so it doubles. Their number does not count, since several messages fail at
   * the same time.
   */
  Duration ofTarget(int failures, Instant since) {
    if (failures < MANY_FAILURES) {
      return Duration.ZERO;
    }
    Duration lasted = Duration.between(since, clock.instant());
    Duration pause = lasted.compareTo(first) < 0 ? first : lasted;
    return jittered(pause.compareTo(LONGEST_PAUSE_OF_TARGET) < 0 ? pause : LONGEST_PAUSE_OF_TARGET);
  }

  private Duration doubled(int times, Duration longest) {
    Duration pause = first.multipliedBy(1L << Math.min(Math.max(times, 0), MAX_DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  private static Duration jittered(Duration pause) {
    return Duration.ofMillis(
        Math.round(pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
  }

  /** The pause that a header asks for, at most a day; zero if it is absent or malformed. */
  Duration ofHeader(String retryAfter) {
    if (retryAfter == null) {
      return Duration.ZERO;
    }
    Duration pause = parse(retryAfter.strip());
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST_RETRY_AFTER) < 0 ? pause : LONGEST_RETRY_AFTER;
  }

  private Duration parse(String value) {
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(clock.instant(), until);
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }
}
