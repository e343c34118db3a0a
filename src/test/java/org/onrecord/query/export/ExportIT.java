package org.onrecord.query.export;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ExportIT {
  @Nested
  @QuarkusIntegrationTest
  class ExportRefusal extends ExportErrorTest {}

  @Nested
  @QuarkusIntegrationTest
  class ExportTable extends ExportTableTest {}

  @Nested
  @QuarkusIntegrationTest
  class Export extends ExportTest {}
}
