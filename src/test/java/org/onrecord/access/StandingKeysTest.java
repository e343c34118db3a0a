package org.onrecord.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.LaunchMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingKeysTest {
  private static final Secret DEV = new Secret("ork_dev");

  @ParameterizedTest
  @EnumSource
  void the_key_that_everybody_knows_never_works_in_production(LaunchMode mode) {
    Optional<String> name = new StandingKeys(mode, Optional.empty()).nameOf(DEV);
    Optional<String> due =
        mode == LaunchMode.DEVELOPMENT || mode == LaunchMode.TEST
            ? Optional.of("dev key")
            : Optional.empty();
    assertEquals(due, name);
  }

  @Test
  void the_key_of_the_configuration_is_that_of_an_admin() {
    var keys = new StandingKeys(LaunchMode.NORMAL, Optional.of("correct horse battery"));
    assertEquals(Optional.of("admin key"), keys.nameOf(new Secret("correct horse battery")));
    assertEquals(Optional.empty(), keys.nameOf(new Secret("correct horse batter")));
    assertFalse(keys.isEmpty());
  }

  @Test
  void a_blank_key_is_none() {
    var keys = new StandingKeys(LaunchMode.NORMAL, Optional.of("  "));
    assertEquals(Optional.empty(), keys.nameOf(new Secret("  ")));
    assertTrue(keys.isEmpty());
  }
}
