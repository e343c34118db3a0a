package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;

/** A sample of the generated requests; {@link ManyGeneratedRequestsTest} sends more. */
@QuarkusTest
class SampledGeneratedRequestsTest extends GeneratedRequestTests {
  @Override
  int validRequests() {
    return 4;
  }

  @Override
  double share() {
    return 0.03;
  }
}
