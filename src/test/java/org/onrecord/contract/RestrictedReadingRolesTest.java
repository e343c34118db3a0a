package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Who may do what where reading needs a key. */
@Tag("long")
@QuarkusTest
@TestProfile(RestrictedReadingRolesTest.Closed.class)
class RestrictedReadingRolesTest extends RoleTests {
  RestrictedReadingRolesTest() {
    super(false);
  }

  /** A service whose operator has closed reading. */
  public static class Closed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("onrecord.read-access", "authenticated");
    }
  }
}
