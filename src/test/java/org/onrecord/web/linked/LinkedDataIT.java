package org.onrecord.web.linked;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class LinkedDataIT {
  @Nested
  @QuarkusIntegrationTest
  class Negotiation extends ContentNegotiationTest {}
}
