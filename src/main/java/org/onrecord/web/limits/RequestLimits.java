package org.onrecord.web.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How much the service takes on at once. */
@ConfigMapping(prefix = "onrecord.limit")
interface RequestLimits {
  /** Requests; where none is configured, 4 for each processor, and 8 at least. */
  OptionalInt requests();

  /**
   * Requests that wait for their turn while more and more come; where none is configured, three
   * times as many as are answered at once. A crowd that has only just come may be {@link
   * AdmissionQueue#CROWD} times as large.
   */
  OptionalInt waiting();

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
