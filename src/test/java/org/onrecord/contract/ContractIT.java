package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the tests of this package that need only HTTP against the packaged service. */
class ContractIT {
  @Nested
  @QuarkusIntegrationTest
  class Generated extends SampledGeneratedRequestsTest {}

  @Nested
  @QuarkusIntegrationTest
  class ListPages extends ListPagesTest {}

  @Nested
  @QuarkusIntegrationTest
  class RoleTable extends OpenReadingRolesTest {}

  @Nested
  @QuarkusIntegrationTest
  class RoundTrip extends RoundTripTest {}
}
