package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** All generated requests, valid and invalid. */
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
