package org.onrecord.web.negotiation;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class NegotiationIT {
  @Nested
  @QuarkusIntegrationTest
  class Accept extends ContentNegotiationTest {}

  @Nested
  @QuarkusIntegrationTest
  class FileExtensions extends FileExtensionTest {}
}
