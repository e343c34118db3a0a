package org.onrecord.web.conditional;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
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
