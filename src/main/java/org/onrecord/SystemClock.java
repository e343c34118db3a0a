package org.onrecord;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the system clock in UTC, with the millisecond precision of stored and sent instants. */
class SystemClock {
  @Produces @Singleton Clock clock = Clock.tickMillis(java.time.ZoneOffset.UTC);
}
