package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** All that can be generated from the contract. */
@Tag("long")
@QuarkusTest
class AllGeneratedRequestsTest extends GeneratedRequestTests {
  @Override
  int validRequests() {
    return Integer.getInteger("contract.requests", 20);
  }

  @Override
  double share() {
    return 1;
  }
}
