package org.onrecord.web.limits;

import java.time.Duration;

/**
 * A limit by its name, as its headers tell it (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param quota the most requests in a window
 */
record QuotaPolicy(String name, int quota, Duration window) {
  /** What {@code RateLimit-Policy} says. */
  String policyHeader() {
    return "\"%s\";q=%d;w=%d".formatted(name, quota, window.toSeconds());
  }

  /** What {@code RateLimit} says. */
  String usageHeader(QuotaUsage count) {
    int left = Math.max(0, quota - count.used());
    return "\"%s\";r=%d;t=%d".formatted(name, left, count.secondsLeft());
  }

  boolean allows(QuotaUsage count) {
    return count.used() <= quota;
  }
}
