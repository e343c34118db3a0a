package org.onrecord.records.article;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
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
