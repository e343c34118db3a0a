package org.onrecord.reading.page;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class PageIT {
  @Nested
  @QuarkusIntegrationTest
  class PageWriting extends PageWritingTest {}
}
