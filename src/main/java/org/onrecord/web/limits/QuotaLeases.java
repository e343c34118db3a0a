package org.onrecord.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Parts of quotas that this process has taken from the database in advance, so that most requests
 * are counted in memory. Also remembers which quotas are exhausted. Kept for up to 10,000 subjects;
 * an evicted one asks the database again and loses what it had taken.
 */
final class QuotaLeases {
  private final Cache<String, Lease> leases = Caffeine.newBuilder().maximumSize(10_000).build();

  /**
   * Uses one request of what was taken for a subject, or none of an exhausted quota. Empty if the
   * database has to count the request.
   */
  Optional<QuotaUsage> use(String subject) {
    return Optional.ofNullable(leases.getIfPresent(subject)).flatMap(Lease::use);
  }

  /** The usage of a quota that is known to be exhausted. */
  Optional<QuotaUsage> exhausted(String subject) {
    return Optional.ofNullable(leases.getIfPresent(subject)).flatMap(Lease::exhausted);
  }

  /**
   * Adds requests that were taken from the database, and uses one of them.
   *
   * @param requests number of requests that were just added to the count
   */
  QuotaUsage add(String subject, int quota, int requests, CountedRequests counted) {
    Lease lease =
        leases
            .asMap()
            .compute(
                subject,
                (name, known) ->
                    known != null && known.window == counted.window()
                        ? known
                        : new Lease(counted, quota));
    return lease.add(requests, counted);
  }

  private static final class Lease {
    private final long window;
    private final int quota;

    /** In nanoseconds of {@link System#nanoTime()}. */
    private final long end;

    /** Requests that all processes have taken, not more than the quota. */
    private int taken;

    /** Requests that this process has taken and not used. */
    private int left;

    Lease(CountedRequests counted, int quota) {
      window = counted.window();
      this.quota = quota;
      end = System.nanoTime() + TimeUnit.SECONDS.toNanos(counted.secondsLeft());
    }

    synchronized QuotaUsage add(int requests, CountedRequests counted) {
      int before = Math.min(quota, counted.total() - requests);
      int after = Math.min(quota, counted.total());
      taken = Math.max(taken, after);
      left += after - before;
      return next();
    }

    synchronized Optional<QuotaUsage> use() {
      return hasEnded() || left == 0 && taken < quota ? Optional.empty() : Optional.of(next());
    }

    synchronized Optional<QuotaUsage> exhausted() {
      return hasEnded() || left > 0 || taken < quota ? Optional.empty() : Optional.of(next());
    }

    private QuotaUsage next() {
      boolean exhausted = left == 0;
      left = exhausted ? 0 : left - 1;
      return new QuotaUsage(exhausted ? Integer.MAX_VALUE : taken - left, secondsLeft());
    }

    private boolean hasEnded() {
      return end - System.nanoTime() <= 0;
    }

    private int secondsLeft() {
      return (int) TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime() + 999_999_999);
    }
  }
}
