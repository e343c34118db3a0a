package org.onrecord.records.history;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class HistoryIT {
  @Nested
  @QuarkusIntegrationTest
  class History extends HistoryTest {}
}
