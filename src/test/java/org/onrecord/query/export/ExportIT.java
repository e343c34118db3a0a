package org.onrecord.query.export;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class ExportIT {
  @Nested
  @QuarkusIntegrationTest
  class ExportErrors extends ExportErrorTest {}

  @Nested
  @QuarkusIntegrationTest
  class ExportTable extends ExportTableTest {}

  @Nested
  @QuarkusIntegrationTest
  class Export extends ExportTest {}
}
