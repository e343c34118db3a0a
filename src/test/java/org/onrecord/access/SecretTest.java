package org.onrecord.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretTest {
  @Test
  void keys_are_random_letters_and_digits() {
    Set<String> keys =
        Stream.generate(Secret::random).limit(2000).map(Secret::text).collect(Collectors.toSet());
    assertEquals(2000, keys.size());
    Set<Integer> letters = new HashSet<>();
    for (String key : keys) {
      assertTrue(key.matches("ork_[0-9A-Za-z]{43}"), key);
      key.substring(4).chars().forEach(letters::add);
    }
    assertEquals(62, letters.size());
  }

  @Test
  void the_hash_of_a_key_is_its_sha_256() {
    Secret secret = new Secret("ork_dev");
    byte[] own = secret.hash();
    assertEquals(
        "7605d5137ae477cb543eb8b09a13c141bc71d2892fc7e1dbdfc7d2dffa750b75",
        HexFormat.of().formatHex(own));
    assertTrue(secret.hasHash(own));
    own[31] ^= 1;
    assertFalse(secret.hasHash(own));
    assertFalse(secret.hasHash(HexFormat.of().parseHex("00")));
  }

  @Test
  void to_string_does_not_reveal_the_key() {
    Secret secret = Secret.random();
    assertFalse(secret.toString().contains(secret.text()));
    assertFalse(new BearerCredential(secret).toString().contains(secret.text()));
  }
}
