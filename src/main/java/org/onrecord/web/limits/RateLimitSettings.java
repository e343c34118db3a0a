package org.onrecord.web.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many requests are answered within a window of time. None is configured by default: behind a
 * proxy all callers have its address, and only the operator knows (and may set {@code
 * quarkus.http.proxy.*}, so that those of the callers count).
 */
@ConfigMapping(prefix = "onrecord.rate-limit")
interface RateLimitSettings {
  /** Of those without a key from one address; and, counted apart, of those whose key is refused. */
  OptionalInt address();

  /** Of those with one key, or with tokens of one subject. */
  OptionalInt key();

  /** The window, which begins with the first request in it. */
  @WithDefault("60s")
  Duration window();
}
