package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/**
 * Some of what can be generated from the contract; {@link AllGeneratedRequestsTest} sends the rest,
 * too.
 */
@Tag("part")
@QuarkusTest
class SampledGeneratedRequestsTest extends GeneratedRequestTests {
  @Override
  int validRequests() {
    return 10;
  }

  @Override
  double share() {
    return 0.3;
  }
}
