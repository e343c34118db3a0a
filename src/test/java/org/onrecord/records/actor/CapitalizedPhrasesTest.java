package org.onrecord.records.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Phrases in a text that may be names. */
class CapitalizedPhrasesTest {
  @Test
  void finds_words_in_a_row_between_capitals() {
    assertEquals(
        Set.of("Jan van der Berg", "Bank of Norvane", "Berg Bank"),
        phrases(
            "On Monday, Jan van der Berg’s bank met the Bank\nof Norvane. Berg Bank, it said."));
  }

  @Test
  void punctuation_and_sentences_separate_names() {
    assertEquals(
        Set.of("Ada J.", "Ada J. Moor", "J. Moor"),
        phrases("He saw Ada J. Moor. Quist (Lind) left."));
  }

  @Test
  void a_paragraph_ends_a_name() {
    assertEquals(Set.of(), phrases("Amara\n\nQuist"));
  }

  @Test
  void returns_no_more_than_the_limit() {
    assertEquals(Set.of("A B"), CapitalizedPhrases.of("A B C D", 1, phrase -> true));
  }

  private static Set<String> phrases(String text) {
    return CapitalizedPhrases.of(text, 100, phrase -> !phrase.startsWith("On "));
  }
}
