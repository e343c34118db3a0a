package org.onrecord.web.linked;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class LinkedDataIT {
  @Nested
  @QuarkusIntegrationTest
  class Negotiation extends ContentNegotiationTest {}
}
