package org.onrecord.reading.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateQueryTest {
  private static final Map<String, Double> ROWS =
      Map.of("say", 400_000d, "will", 200_000d, "a", 100d, "b", 200d, "c", 300d, "d", 400d);

  private static CandidateQuery of(String... lexemes) {
    return CandidateQuery.of(List.of(lexemes), ROWS);
  }

  @Test
  void every_word_has_the_rarest_words_and_the_phrase_all_in_order() {
    CandidateQuery query = of("say", "ferri", "will", "ferri", "o'c\\");
    assertEquals("('ferri' & 'o''c\\\\' & 'will' & 'say')", query.everyWord());
    assertEquals("('say' <-> 'ferri' <-> 'will' <-> 'ferri' <-> 'o''c\\\\')", query.phrase());
  }

  @ParameterizedTest
  @CsvSource({
    "d, ('d')",
    "d say, ('d' & 'say')",
    "d say b, ('b' & 'd') | ('b' & 'say') | ('d' & 'say')",
    "d a b c, ('a' & 'b' & 'c') | ('a' & 'b' & 'd') | ('a' & 'c' & 'd') | ('b' & 'c' & 'd')"
  })
  void three_of_the_rarest_words_are_enough(String lexemes, String expected) {
    assertEquals(expected, of(lexemes.split(" ")).someWords());
  }

  @Test
  void combinations_of_frequent_words_alone_are_left_out() {
    assertNull(of("say", "will").someWords());
    assertNull(of("say", "will").mostWords());
    assertEquals("('will' & 'say')", of("say", "will").everyWord());
    assertEquals("('a' & 'will') | ('a' & 'say')", of("say", "will", "a").someWords());
  }

  @Test
  void three_of_the_rarest_words_of_a_half_are_enough() {
    String query = of("say", "b", "c", "d", "will", "f", "g", "h", "i", "j").someWords();
    assertTrue(query.contains("('b' & 'c' & 'd')"), query);
    assertFalse(query.contains("say"), query);
    String undivided = of("say", "b", "c", "d", "will", "f", "g", "h", "i").someWords();
    assertFalse(undivided.contains("('b' & 'c' & 'd')"), undivided);
  }
}
