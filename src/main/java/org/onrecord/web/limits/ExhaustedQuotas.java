package org.onrecord.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An in-memory cache of up to 10,000 subjects whose quota is exhausted, so that their requests are
 * rejected without a database query. An evicted subject is counted by the database again and thus
 * still rejected.
 */
final class ExhaustedQuotas {
  /** The end of the window by subject, in nanoseconds of {@link System#nanoTime()}. */
  private final Cache<String, Long> ends = Caffeine.newBuilder().maximumSize(10_000).build();

  void add(String subject, QuotaUsage usage) {
    ends.put(subject, System.nanoTime() + TimeUnit.SECONDS.toNanos(usage.secondsLeft()));
  }

  /** The usage of a subject, empty if its quota is not known to be exhausted. */
  Optional<QuotaUsage> find(String subject) {
    return Optional.ofNullable(ends.getIfPresent(subject))
        .map(end -> end - System.nanoTime())
        .filter(left -> left > 0)
        .map(
            left ->
                new QuotaUsage(Integer.MAX_VALUE, (int) TimeUnit.NANOSECONDS.toSeconds(left) + 1));
  }
}
