package org.onrecord.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IllegalTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0001", "می\u200Cخواهم", "\u202E\u2066", "\uFEFF", "\uFFFF", "😀"})
  void accepts_every_character_that_can_be_stored(String text) {
    assertEquals(Optional.empty(), IllegalText.violation(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0", "\0a😀"})
  void rejects_u_0000(String text) {
    assertEquals(Optional.of("must not contain U+0000"), IllegalText.violation(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db", "😀\uD83D"})
  void rejects_unpaired_surrogates(String text) {
    assertEquals(
        Optional.of("must not contain half a surrogate pair"), IllegalText.violation(text));
  }
}
