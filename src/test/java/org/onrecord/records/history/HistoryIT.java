package org.onrecord.records.history;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the tests of this package that only use HTTP against the packaged service. */
class HistoryIT {
  @Nested
  @QuarkusIntegrationTest
  class History extends HistoryTest {}
}
