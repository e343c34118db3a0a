package org.onrecord.records.review;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ReviewIT {
  @Nested
  @QuarkusIntegrationTest
  class Review extends ReviewTest {}
}
