package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** A sample of the generated requests; {@link ManyGeneratedRequestsTest} sends more. */
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
