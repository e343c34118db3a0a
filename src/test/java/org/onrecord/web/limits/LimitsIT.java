package org.onrecord.web.limits;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class LimitsIT {
  @Nested
  @QuarkusIntegrationTest
  class RequestIds extends RequestIdHandlerTest {}

  @Nested
  @QuarkusIntegrationTest
  class SecurityHeaders extends SecurityHeadersTest {}
}
