package org.onrecord.records.quote;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
class QuoteIT {
  @Nested
  @QuarkusIntegrationTest
  class ActorReferences extends ActorReferencesTest {}

  @Nested
  @QuarkusIntegrationTest
  class ArticleCorrection extends ArticleCorrectionTest {}

  @Nested
  @QuarkusIntegrationTest
  class ConcurrentWrites extends ConcurrentWritesTest {}

  @Nested
  @QuarkusIntegrationTest
  class SpeakerProfile extends SpeakerProfileTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteAffiliation extends QuoteAffiliationTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteCursor extends QuoteCursorTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteFilter extends QuoteFilterTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteLinkedData extends QuoteLinkedDataTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteActorNameFilter extends QuoteActorNameFilterTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuotePaging extends QuotePagingTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteValidation extends QuoteValidationTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteSearch extends QuoteSearchTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteUnderFilter extends QuoteUnderFilterTest {}

  @Nested
  @QuarkusIntegrationTest
  class QuoteWriting extends QuoteWritingTest {}

  @Nested
  @QuarkusIntegrationTest
  class Span extends SpanTest {}
}
