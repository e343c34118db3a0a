package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;

/** Who may do what where reading is open, as it is unless somebody closes it. */
@QuarkusTest
class OpenReadingRolesTest extends RoleTests {
  OpenReadingRolesTest() {
    super(true);
  }
}
