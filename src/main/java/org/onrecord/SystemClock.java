package org.onrecord;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The time, to the millisecond, which is what goes out and what the database keeps. */
class SystemClock {
  @Produces @Singleton Clock clock = Clock.tickMillis(java.time.ZoneOffset.UTC);
}
