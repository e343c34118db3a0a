package org.onrecord.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How much the service takes on at once. */
@ConfigMapping(prefix = "onrecord.limit")
interface Limits {
  /** Requests; where none is configured, 64 for each processor, and 128 at least. */
  OptionalInt requests();

  /**
   * Requests of those whose bodies are streamed: imports, and bodies of more than 64 KiB or of
   * unknown length. Each may hold megabytes.
   */
  @WithDefault("16")
  int uploads();

  /** How long a body may be under way, lines of an import apart. */
  @WithDefault("30s")
  Duration bodyTime();
}
