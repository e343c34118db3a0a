package org.onrecord.records.merge;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the tests of this package that only use HTTP against the packaged service. */
class MergeIT {
  @Nested
  @QuarkusIntegrationTest
  class Merge extends MergeTest {}

  @Nested
  @QuarkusIntegrationTest
  class Split extends SplitTest {}
}
