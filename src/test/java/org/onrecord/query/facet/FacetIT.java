package org.onrecord.query.facet;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class FacetIT {
  @Nested
  @QuarkusIntegrationTest
  class Facet extends FacetTest {}
}
