package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;

/** A sample of the generated requests; {@link ManyGeneratedRequestsTest} sends more. */
@QuarkusTest
class SampledGeneratedRequestsTest extends GeneratedRequestTests {
  @Override
  int validRequests() {
    return 8;
  }

  @Override
  double share() {
    return 0.03;
  }
}
