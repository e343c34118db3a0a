package org.onrecord.query.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of exports. */
@ConfigMapping(prefix = "onrecord.limit")
interface ExportSettings {
  /**
   * Maximum number of concurrent exports; others get 503. Each holds a worker thread and a
   * connection of the database pool, which must have more connections.
   */
  @WithDefault("8")
  int exports();
}
