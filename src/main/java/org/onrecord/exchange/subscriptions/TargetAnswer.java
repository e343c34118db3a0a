package org.onrecord.exchange.subscriptions;

import java.time.Duration;

/**
 * The outcome of a request to a target.
 *
 * @param status the HTTP status, or null if there was no answer
 * @param retryAfter the header {@code Retry-After}, or null
 * @param latency the time until the answer or the failure
 * @param error why there was no answer, or null
 * @param excerpt the start of the body, or null if it is empty
 */
record TargetAnswer(
    Integer status, String retryAfter, Duration latency, String error, String excerpt) {
  private static final int GONE = 410;

  static TargetAnswer failed(String error, Duration latency) {
    return new TargetAnswer(null, null, latency, error, null);
  }

  /** True if the target has taken the message. */
  boolean isSuccess() {
    return status != null && status >= 200 && status < 300;
  }

  /** True if the target wants no further messages. */
  boolean isGone() {
    return status != null && status == GONE;
  }

  /** The outcome in a few words, such as {@code status 503}. */
  String summary() {
    return status == null ? error : "status " + status;
  }
}
