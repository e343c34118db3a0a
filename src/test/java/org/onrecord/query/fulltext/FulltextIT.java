package org.onrecord.query.fulltext;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class FulltextIT {
  @Nested
  @QuarkusIntegrationTest
  class Highlight extends HighlightTest {}

  @Nested
  @QuarkusIntegrationTest
  class Relevance extends RelevanceTest {}
}
