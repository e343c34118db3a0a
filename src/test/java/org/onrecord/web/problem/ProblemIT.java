package org.onrecord.web.problem;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class ProblemIT {
  @Nested
  @QuarkusIntegrationTest
  class Problem extends ProblemTest {}
}
