package org.onrecord.web.problem;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ProblemIT {
  @Nested
  @QuarkusIntegrationTest
  class Problem extends ProblemTest {}
}
