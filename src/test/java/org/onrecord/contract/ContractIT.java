package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ContractIT {
  @Nested
  @QuarkusIntegrationTest
  class Generated extends SampledGeneratedRequestsTest {}

  @Nested
  @QuarkusIntegrationTest
  class RoleTable extends OpenReadingRolesTest {}

  @Nested
  @QuarkusIntegrationTest
  class RoundTrip extends RoundTripTest {}
}
