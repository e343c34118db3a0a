package org.onrecord.web.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An in-memory cache of up to 10,000 subjects whose quota is exhausted, so that their requests are
 * rejected without a database query. The oldest entry is evicted first; an evicted subject is
 * counted again by the database and thus still rejected.
 */
final class ExhaustedQuotas {
  private static final int MAX_ENTRIES = 10_000;

  private final Map<String, Long> ends =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  synchronized void add(String subject, QuotaUsage usage) {
    ends.put(subject, System.nanoTime() + TimeUnit.SECONDS.toNanos(usage.secondsLeft()));
  }

  /** The usage of a subject, empty if its quota is not known to be exhausted. */
  synchronized Optional<QuotaUsage> find(String subject) {
    Long end = ends.get(subject);
    if (end == null) {
      return Optional.empty();
    }
    long left = end - System.nanoTime();
    if (left <= 0) {
      ends.remove(subject);
      return Optional.empty();
    }
    return Optional.of(
        new QuotaUsage(Integer.MAX_VALUE, (int) TimeUnit.NANOSECONDS.toSeconds(left) + 1));
  }
}
