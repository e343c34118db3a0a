package org.onrecord.exchange.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of streams of changes. */
@ConfigMapping(prefix = "onrecord.events")
interface EventSettings {
  /** Maximum number of streams of the process; others get 503. */
  @WithDefault("200")
  int listeners();

  /**
   * Maximum number of streams of a key, of the subject of a token, or of an address without either;
   * others get 429.
   */
  @WithDefault("20")
  int listenersPerCaller();

  /** Time between two heartbeats of a stream. */
  @WithDefault("15s")
  Duration heartbeat();

  /**
   * Time after which a stream ends, so that its client sends its key again. Until then, a key that
   * was deleted still receives changes.
   */
  @WithDefault("15m")
  Duration lifetime();
}
