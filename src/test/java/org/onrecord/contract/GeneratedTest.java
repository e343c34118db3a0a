package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/**
 * Some of what can be generated from the contract; {@link AllGeneratedTest} sends the rest, too.
 */
@Tag("part")
@QuarkusTest
class GeneratedTest extends GeneratedRequests {
  @Override
  int validRequests() {
    return 10;
  }

  @Override
  double share() {
    return 0.3;
  }
}
