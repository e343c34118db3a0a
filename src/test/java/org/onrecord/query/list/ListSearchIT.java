package org.onrecord.query.list;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ListSearchIT {
  @Nested
  @QuarkusIntegrationTest
  class Question extends ListSearchTest {}
}
