package org.onrecord.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.runtime.LaunchMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "fifteen letters",
        "0123456789abcde",
        "with a blank in it all",
        "schlüssel-mit-umlaut"
      })
  void a_key_that_is_weak_or_cannot_be_sent_is_refused_in_production(String key) {
    String fault = AdminKey.fault(LaunchMode.NORMAL, key).orElseThrow();
    assertEquals(
        "ONRECORD_ADMIN_KEY must have 16 to 512 characters (ASCII without blanks), since it opens everything:"
            + " take the output of “openssl rand -hex 32”, or leave it out and one is made.",
        fault);
    assertFalse(fault.contains(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "0123456789abcdef", "aB3/+=~_-.:;!#$%&"})
  void any_other_is_taken(String key) {
    assertEquals(Optional.empty(), AdminKey.fault(LaunchMode.NORMAL, key));
  }

  @Test
  void a_short_one_will_do_to_try_things_out() {
    assertEquals(Optional.empty(), AdminKey.fault(LaunchMode.DEVELOPMENT, "secret"));
  }
}
