package org.onrecord.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.LaunchMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfiguredKeysTest {
  private static final Secret DEV = new Secret("ork_dev");

  @ParameterizedTest
  @EnumSource
  void the_public_dev_key_never_works_in_production(LaunchMode mode) {
    Optional<String> name = new ConfiguredKeys(mode, Optional.empty()).nameOf(DEV);
    Optional<String> due =
        mode == LaunchMode.DEVELOPMENT || mode == LaunchMode.TEST
            ? Optional.of("dev key")
            : Optional.empty();
    assertEquals(due, name);
  }

  @Test
  void the_configured_key_is_an_admin_key() {
    var keys = new ConfiguredKeys(LaunchMode.NORMAL, Optional.of("correct-horse-battery"));
    assertEquals(Optional.of("admin key"), keys.nameOf(new Secret("correct-horse-battery")));
    assertEquals(Optional.empty(), keys.nameOf(new Secret("correct-horse-batter")));
    assertFalse(keys.isEmpty());
  }

  @Test
  void dev_mode_accepts_a_short_key() {
    var keys = new ConfiguredKeys(LaunchMode.DEVELOPMENT, Optional.of("secret"));
    assertEquals(Optional.of("admin key"), keys.nameOf(new Secret("secret")));
    assertEquals(Optional.of("dev key"), keys.nameOf(DEV));
  }

  @Test
  void a_blank_key_is_ignored() {
    var keys = new ConfiguredKeys(LaunchMode.NORMAL, Optional.of("  "));
    assertEquals(Optional.empty(), keys.nameOf(new Secret("  ")));
    assertTrue(keys.isEmpty());
  }
}
