package org.onrecord.exchange.subscriptions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configuration of the delivery of subscriptions. */
@ConfigMapping(prefix = "onrecord.subscriptions")
interface SubscriptionSettings {
  /** Networks in CIDR form that targets may have besides public ones, and {@code http}. */
  Optional<List<String>> allow();

  /** The pause before the second attempt, which doubles with each further attempt. */
  @WithDefault("5s")
  Duration firstRetry();
}
