package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Some of what can be generated from the contract; {@link AllGeneratedTest} sends the rest, too.
 */
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
