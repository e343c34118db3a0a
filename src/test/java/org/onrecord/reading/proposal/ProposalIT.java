package org.onrecord.reading.proposal;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
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
