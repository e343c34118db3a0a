package org.onrecord.records.actor;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Asks the packaged service whatever the tests of this package ask over HTTP alone. */
class ActorIT {
  @Nested
  @QuarkusIntegrationTest
  class ActorLinkedData extends ActorLinkedDataTest {}

  @Nested
  @QuarkusIntegrationTest
  class ActorList extends ActorListTest {}

  @Nested
  @QuarkusIntegrationTest
  class ActorWriting extends ActorWritingTest {}
}
