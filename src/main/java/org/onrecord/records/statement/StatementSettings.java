package org.onrecord.records.statement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the index of statements. */
@ConfigMapping(prefix = "onrecord.statements")
interface StatementSettings {
  /** Longest wait for statements; 0 for none, also at the end of imports. */
  @WithDefault("500ms")
  Duration maxWait();

  /** Waits of writers of quotes a second in the long run, and as many of readers; 0 for none. */
  @WithDefault("5")
  int waitsPerSecond();
}
