package org.onrecord.web.json;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class JsonIT {
  @Nested
  @QuarkusIntegrationTest
  class SmallBodies extends SmallBodyBufferTest {}
}
