package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.onrecord.exchange.changes.ChangeCursor;

/**
 * The query parameter of a replay.
 *
 * @param since a cursor of the change feed, or null for its beginning
 */
@RegisterForReflection
record ReplayParameters(
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String since) {
  ChangeCursor cursor() {
    return ChangeCursor.ofParameter(since);
  }
}
