package org.onrecord.web.memory;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Configuration of the memory budget. */
@ConfigMapping(prefix = "onrecord.limit")
interface MemorySettings {
  /**
   * Memory that large requests and responses may hold at the same time, such as {@code 120M}.
   * Default: {@link MemoryBudget#DEFAULT_SHARE} of the maximum heap.
   */
  Optional<MemorySize> memory();
}
