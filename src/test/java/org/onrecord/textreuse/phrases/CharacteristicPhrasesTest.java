package org.onrecord.textreuse.phrases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phrases that are more frequent in some texts than in others. */
class CharacteristicPhrasesTest {
  private static final Set<String> STOP_WORDS =
      Set.of("the", "a", "of", "we", "will", "is", "it", "and", "do not", "to", "no", "that");

  @ParameterizedTest
  @CsvSource({
    // 2 * (3 ln 2 + 2 ln (4/7) + 5 ln (10/7)), calculated by hand.
    "3, 5, 0, 5, 5.487",
    // Table 1 of Dunning (1993) in its form for two samples: 110 of 2,552 and 111 of 29,114.
    "110, 2552, 111, 29114, 270.",
    "0, 5, 3, 5, 0",
    "2, 10, 20, 100, 0",
    "5, 5, 0, 0, 0"
  })
  void the_ratio_is_zero_unless_the_share_is_higher(
      long with, long texts, long otherWith, long otherTexts, String expected) {
    double ratio = LogLikelihoodRatio.of(with, texts, otherWith, otherTexts);
    String rounded = String.valueOf(Math.round(ratio * 1000) / 1000.0);
    assertTrue(
        Double.parseDouble(expected) == 0 ? ratio == 0 : rounded.startsWith(expected), rounded);
  }

  @Test
  void the_longest_of_phrases_in_the_same_texts_is_found() {
    List<String> said =
        List.of(
            "We will build the sea wall before winter.",
            "The sea wall is late.",
            "No sea wall, no harbour.",
            "A sea wall costs money and time.");
    assertEquals(List.of("sea wall 4/0"), found(said, texts(20, "The budget of the harbour")));
  }

  @Test
  void stop_words_around_a_phrase_make_no_other_phrase() {
    List<String> said =
        List.of("the strait", "the strait", "the strait", "the strait", "a strait", "a strait");
    assertEquals(List.of("strait 6/0"), found(said, texts(20, "the budget")));
  }

  @Test
  void stop_words_and_numbers_alone_are_no_phrases() {
    List<String> said = texts(6, "We will. It is the 14 of 17, and we don't.");
    assertEquals(List.of(), found(said, texts(20, "Harbour budget")));
  }

  @Test
  void phrases_do_not_cross_punctuation_and_are_printed_as_in_the_first_text() {
    List<String> said = texts(6, "Ice, age! “Cable\nShip” came");
    assertEquals(
        List.of("Cable Ship 6/0", "Ice 6/0", "age 6/0", "came 6/0"),
        found(said, texts(20, "the budget")).stream().sorted().toList());
  }

  @Test
  void the_parts_of_a_repeated_sentence_are_one_phrase() {
    List<String> said = texts(6, "every ship waits outside harbour gates tonight");
    assertEquals(List.of("every ship waits outside 6/0"), found(said, texts(20, "the budget")));
  }

  @Test
  void phrases_that_are_not_significantly_more_frequent_are_left_out() {
    List<String> said = texts(10, "the harbour");
    assertEquals(List.of(), found(said, texts(20, "the harbour")));
    said.addAll(List.of("ferry", "budget"));
    List<String> others = texts(100, "the harbour");
    others.add("ferry");
    assertEquals(List.of(), found(said, others));
    assertEquals(List.of(), found(List.of(), others));
  }

  @Test
  void letters_of_scripts_without_spaces_form_phrases() {
    List<String> said = List.of("海峡会议", "我们的海峡", "海峡");
    List<String> found = found(said, texts(30, "预算"), "zh");
    assertEquals(List.of("海峡 3/0"), found);
  }

  @Test
  void equal_scores_are_in_the_order_of_the_texts() {
    List<String> said = List.of("zebra, apple", "zebra, apple", "zebra, apple");
    List<String> others = texts(30, "the budget");
    assertEquals(List.of("zebra 3/0", "apple 3/0"), found(said, others));
  }

  private static List<String> texts(int count, String text) {
    return new ArrayList<>(Collections.nCopies(count, text));
  }

  private static List<String> found(List<String> said, List<String> others) {
    return found(said, others, "en");
  }

  private static List<String> found(List<String> said, List<String> others, String language) {
    return new CharacteristicPhrases(language, CharacteristicPhrasesTest::stopWords)
        .find(said, others).stream()
            .map(phrase -> phrase.words() + " " + phrase.texts() + "/" + phrase.otherTexts())
            .toList();
  }

  private static Set<String> stopWords(Set<String> words) {
    Set<String> found = new HashSet<>(STOP_WORDS);
    found.retainAll(words);
    return found;
  }
}
