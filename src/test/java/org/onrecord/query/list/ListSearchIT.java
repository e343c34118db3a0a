package org.onrecord.query.list;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class ListSearchIT {
  @Nested
  @QuarkusIntegrationTest
  class Search extends ListSearchTest {}
}
