package org.onrecord.exchange.changes;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class ChangeIT {
  @Nested
  @QuarkusIntegrationTest
  class ChangeList extends ChangeListTest {}

  @Nested
  @QuarkusIntegrationTest
  class Since extends SinceParameterTest {}
}
