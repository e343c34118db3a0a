package org.onrecord.web.limits;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class LimitsIT {
  @Nested
  @QuarkusIntegrationTest
  class RequestIds extends RequestIdHandlerTest {}

  @Nested
  @QuarkusIntegrationTest
  class SecurityHeaders extends SecurityHeadersTest {}

  @Nested
  @QuarkusIntegrationTest
  class SmallBodies extends SmallBodyBufferTest {}
}
