package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** A quarter of the generated requests; {@code -Dcontract.share=1} sends all. */
@Tag("extra")
@QuarkusTest
class ManyGeneratedRequestsTest extends GeneratedRequestTests {
  @Override
  int validRequests() {
    return Integer.getInteger("contract.requests", 20);
  }

  @Override
  double share() {
    return Double.parseDouble(System.getProperty("contract.share", "0.25"));
  }
}
