package org.onrecord.records.review;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the tests of this package that only use HTTP against the packaged service. */
class ReviewIT {
  @Nested
  @QuarkusIntegrationTest
  class Review extends ReviewTest {}
}
