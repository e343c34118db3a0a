package org.onrecord.records.merge;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class MergeIT {
  @Nested
  @QuarkusIntegrationTest
  class Merge extends MergeTest {}

  @Nested
  @QuarkusIntegrationTest
  class Split extends SplitTest {}
}
