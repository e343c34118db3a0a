package org.onrecord.reading.proposal;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ProposalIT {
  @Nested
  @QuarkusIntegrationTest
  class ArticleExtraction extends ArticleExtractionTest {}

  @Nested
  @QuarkusIntegrationTest
  class Extraction extends ExtractionTest {}

  @Nested
  @QuarkusIntegrationTest
  class PageExtraction extends PageExtractionTest {}
}
