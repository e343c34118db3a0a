package org.onrecord.reading.page;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class PageIT {
  @Nested
  @QuarkusIntegrationTest
  class PageWriting extends PageWritingTest {}
}
