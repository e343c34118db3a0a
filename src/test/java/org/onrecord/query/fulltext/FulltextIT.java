package org.onrecord.query.fulltext;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class FulltextIT {
  @Nested
  @QuarkusIntegrationTest
  class Highlight extends HighlightTest {}

  @Nested
  @QuarkusIntegrationTest
  class Relevance extends RelevanceTest {}
}
