package org.onrecord.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {"secret", "0123456789abcde", "with a blank in it", "schlüssel-mit-umlaut"})
  void a_short_or_unsendable_key_is_rejected_in_production(String key) {
    Exception refusal =
        assertThrows(
            ConfigurationException.class,
            () -> new ConfiguredKeys(LaunchMode.NORMAL, Optional.of(key)));
    assertEquals(
        "ONRECORD_ADMIN_KEY must have 16 to 512 ASCII characters without blanks."
            + " Use the output of “openssl rand -hex 32”, or leave it out and a key is created.",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789abcdef", "aB3/+=~_-.:;!#$%&"})
  void other_keys_are_accepted(String key) {
    var keys = new ConfiguredKeys(LaunchMode.NORMAL, Optional.of(key));
    assertEquals(Optional.of("admin key"), keys.nameOf(new Secret(key)));
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
