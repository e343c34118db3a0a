package org.onrecord.records.article;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class ArticleIT {
  @Nested
  @QuarkusIntegrationTest
  class ArticleFilter extends ArticleFilterTest {}

  @Nested
  @QuarkusIntegrationTest
  class ArticleLinkedData extends ArticleLinkedDataTest {}

  @Nested
  @QuarkusIntegrationTest
  class ArticleList extends ArticleListTest {}

  @Nested
  @QuarkusIntegrationTest
  class ArticleWriting extends ArticleWritingTest {}
}
