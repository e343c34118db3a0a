package org.onrecord.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the sessions of browsers. */
@ConfigMapping(prefix = "onrecord.session")
interface SessionSettings {
  /** Time after which a session ends, also while it is used. */
  @WithDefault("12h")
  Duration maxAge();
}
