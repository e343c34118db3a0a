package org.onrecord.reading.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** White space of candidates. */
class FieldCandidatesTest {

  @ParameterizedTest
  @CsvSource({
    "' a\u00A0\n b ', a b",
    "'\u200B \uFEFFa\u200Bb\u200B', a\u200Bb",
    "'\u200B ', ''",
    "'', ''"
  })
  void edges_are_trimmed_and_white_space_is_collapsed(String text, String collapsed) {
    assertEquals(collapsed, FieldCandidates.collapseWhitespace(text));
  }

  @Test
  @Timeout(10)
  void a_long_run_of_zero_width_spaces_takes_linear_time() {
    String text = "a" + "\u200B".repeat(1_000_000) + "b";
    assertEquals(text, FieldCandidates.collapseWhitespace(text));
  }
}
