package org.onrecord.reading.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RareLexemesTest {
  private static final Map<String, Float> FREQUENCIES = Map.of("say", 0.4f, "will", 0.2f);

  @Test
  void frequent_words_are_left_out_if_three_others_remain() {
    RareLexemes lexemes =
        RareLexemes.of(List.of("say", "ferri", "keep", "ferri", "will", "winter"), FREQUENCIES);
    assertEquals(List.of("ferri", "keep", "winter"), lexemes.words());
    assertEquals(
        List.of("ferri", "will"), RareLexemes.of(List.of("ferri", "will"), FREQUENCIES).words());
  }

  @Test
  void triples_overlap_in_the_order_of_the_text() {
    RareLexemes lexemes = new RareLexemes(List.of("a", "b", "c", "o'c\\"));
    assertEquals("('a' & 'b' & 'c') | ('b' & 'c' & 'o''c\\\\')", lexemes.triples());
    assertEquals("('a' & 'b' & 'c' & 'o''c\\\\')", lexemes.all());
    assertEquals("('a')", new RareLexemes(List.of("a")).triples());
  }

  @Test
  void a_text_without_words_has_no_lexemes() {
    assertTrue(RareLexemes.of(List.of(), FREQUENCIES).isEmpty());
  }
}
