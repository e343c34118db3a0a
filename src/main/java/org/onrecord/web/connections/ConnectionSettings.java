package org.onrecord.web.connections;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of connections. */
@ConfigMapping(prefix = "onrecord.limit")
interface ConnectionSettings {
  /**
   * Maximum number of open connections. Beyond it, the connection that has been idle for the
   * longest time is closed for a new one; if none is idle, the new one is closed.
   */
  @WithDefault("500")
  int connections();

  /** Time after which a connection without a request is closed; also the time to send a head. */
  @WithDefault("75s")
  Duration idleTime();

  /** Time that a client may read nothing of a response, once it has sent its request. */
  @WithDefault("60s")
  Duration writeTime();

  /** The same for exports and the results of imports, whose number is limited. */
  @WithDefault("5m")
  Duration streamWriteTime();
}
