package org.onrecord.web.connections;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of HTTP/2. */
@ConfigMapping(prefix = "onrecord.http2")
interface Http2Settings {
  /** True to accept HTTP/2 without TLS (h2c), by prior knowledge and by upgrade. */
  @WithDefault("false")
  boolean cleartext();
}
