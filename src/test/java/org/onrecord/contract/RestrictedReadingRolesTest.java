package org.onrecord.contract;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Roles while reading needs a key. */
@Tag("long")
@QuarkusTest
@TestProfile(RestrictedReadingRolesTest.RestrictedReading.class)
class RestrictedReadingRolesTest extends RoleTests {
  RestrictedReadingRolesTest() {
    super(false);
  }

  /** A service with restricted reading. */
  public static class RestrictedReading implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("onrecord.read-access", "authenticated");
    }
  }
}
