package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;

/** Roles while reading is open, which is the default. */
@QuarkusTest
class OpenReadingRolesTest extends RoleTests {
  OpenReadingRolesTest() {
    super(true);
  }
}
