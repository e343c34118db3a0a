package org.onrecord.records.statement;

import java.util.function.LongSupplier;

/** A token bucket: permits bursts, and a rate in the long run. Full at first. */
final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double capacity;

  /** The present time in nanoseconds. */
  private final LongSupplier clock;

  private double tokens;
  private long filledAt;

  TokenBucket(double perSecond, double capacity, LongSupplier clock) {
    this.perSecond = perSecond;
    this.capacity = capacity;
    this.clock = clock;
    this.tokens = capacity;
    this.filledAt = clock.getAsLong();
  }

  /** Takes a token, unless none is left. */
  synchronized boolean tryTake() {
    long now = clock.getAsLong();
    tokens = Math.min(capacity, tokens + (now - filledAt) / NANOS_PER_SECOND * perSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
