package org.onrecord.records.statement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the index of statements. */
@ConfigMapping(prefix = "onrecord.statements")
interface StatementSettings {
  /** Longest wait of a writer of quotes for their statements; 0 for none. */
  @WithDefault("500ms")
  Duration maxWait();
}
