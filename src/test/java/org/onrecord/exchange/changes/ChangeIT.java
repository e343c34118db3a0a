package org.onrecord.exchange.changes;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ChangeIT {
  @Nested
  @QuarkusIntegrationTest
  class ChangeList extends ChangeListTest {}

  @Nested
  @QuarkusIntegrationTest
  class Since extends SinceParameterTest {}
}
