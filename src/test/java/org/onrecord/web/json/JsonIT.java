package org.onrecord.web.json;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class JsonIT {
  @Nested
  @QuarkusIntegrationTest
  class SmallBodies extends SmallBodyBufferTest {}
}
