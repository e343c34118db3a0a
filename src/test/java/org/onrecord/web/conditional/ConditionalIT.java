package org.onrecord.web.conditional;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ConditionalIT {
  @Nested
  @QuarkusIntegrationTest
  class Etag extends EtagTest {}

  @Nested
  @QuarkusIntegrationTest
  class IfMatch extends IfMatchTest {}

  @Nested
  @QuarkusIntegrationTest
  class IfNoneMatch extends IfNoneMatchTest {}
}
