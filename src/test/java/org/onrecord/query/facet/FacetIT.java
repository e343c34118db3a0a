package org.onrecord.query.facet;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class FacetIT {
  @Nested
  @QuarkusIntegrationTest
  class Facet extends FacetTest {}

  @Nested
  @QuarkusIntegrationTest
  class CrossedFacet extends CrossedFacetTest {}
}
