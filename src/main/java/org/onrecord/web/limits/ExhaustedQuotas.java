package org.onrecord.web.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Those whose window has no request left, as far as this process has learnt it: 10,000 at most, the
 * longest known go first. Whoever is forgotten is counted again, and refused by that.
 */
final class ExhaustedQuotas {
  private static final int MOST = 10_000;

  private final Map<String, Long> ends =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  synchronized void remember(String subject, QuotaUsage count) {
    ends.put(subject, System.nanoTime() + TimeUnit.SECONDS.toNanos(count.secondsLeft()));
  }

  /** What to tell a subject that is over its limit. */
  synchronized Optional<QuotaUsage> count(String subject) {
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
