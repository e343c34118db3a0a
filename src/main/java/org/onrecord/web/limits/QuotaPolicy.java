package org.onrecord.web.limits;

import java.time.Duration;

/**
 * A quota policy with its response headers (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param quota maximum number of requests in a window
 */
record QuotaPolicy(String name, int quota, Duration window) {
  /** The value of {@code RateLimit-Policy}. */
  String policyHeader() {
    return "\"%s\";q=%d;w=%d".formatted(name, quota, window.toSeconds());
  }

  /** The value of {@code RateLimit}. */
  String usageHeader(QuotaUsage usage) {
    int remaining = Math.max(0, quota - usage.used());
    return "\"%s\";r=%d;t=%d".formatted(name, remaining, usage.secondsLeft());
  }

  /** The number of requests that a process takes from the database at once: 1 % of the quota. */
  int lease() {
    return Math.max(1, quota / 100);
  }

  boolean allows(QuotaUsage usage) {
    return usage.used() <= quota;
  }
}
