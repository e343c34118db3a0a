package org.onrecord.web.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Configuration of concurrency limits. */
@ConfigMapping(prefix = "onrecord.limit")
interface RequestLimits {
  /**
   * Maximum number of concurrent requests. Default: 4 per processor, but no more than one per 16
   * MiB of heap; at least 8, and at most the connections to the database.
   */
  OptionalInt requests();

  /**
   * Maximum number of waiting requests while the queue does not drain. Default: {@link
   * AdmissionControl#WAITING_PER_REQUEST} times the number of concurrent requests. A burst may be
   * {@link AdmissionQueue#BURST_FACTOR} times as large; under overload it is a third.
   */
  OptionalInt waiting();

  /**
   * Maximum number of concurrent requests with streamed bodies: imports, and bodies of more than 64
   * KiB or of unknown length. Each may hold megabytes.
   */
  @WithDefault("16")
  int uploads();

  /** Maximum time to receive a body, except NDJSON. */
  @WithDefault("30s")
  Duration bodyTime();

  /**
   * Time after which the service is not ready: as many requests as allowed are in progress, and
   * none of them has been answered. Longer than a statement and its wait for a lock may take.
   */
  @WithDefault("45s")
  Duration stallTime();
}
