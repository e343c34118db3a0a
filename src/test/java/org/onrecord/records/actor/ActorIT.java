package org.onrecord.records.actor;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Nested;

/** Runs the HTTP tests of this package against the packaged service. */
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
