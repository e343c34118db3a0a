package org.onrecord.web.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Configuration of rate limits. They are off by default: behind a proxy all callers have the
 * proxy's address, unless the operator sets {@code quarkus.http.proxy.*}.
 */
@ConfigMapping(prefix = "onrecord.rate-limit")
interface RateLimitSettings {
  /**
   * Quota of requests without a key, and separately of requests with an invalid key, by address.
   */
  OptionalInt address();

  /** Quota of requests by key or token subject. */
  OptionalInt key();

  /** Length of the window, which starts with its first request. */
  @WithDefault("60s")
  Duration window();
}
