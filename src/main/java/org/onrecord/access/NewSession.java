package org.onrecord.access;

import java.time.Duration;

/**
 * A session that was started.
 *
 * @param token the value of its cookie, which is not stored
 * @param age time until it ends
 */
public record NewSession(String token, Duration age) {
  /** Hides the token in logs. */
  @Override
  public String toString() {
    return "new session";
  }
}
