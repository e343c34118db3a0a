package org.onrecord.textreuse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordAlignmentTest {
  private static final List<String> WORDS =
      List.of("a", "of", "the", "harbour", "5", "17", "ferries", "[big]", "…", "don't", "x");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the ferry carried 900 lorries | the ferry carried 901 lorries | 0 1 2 -1 4
          the ferry carried 900 lorries | the ferry carried 900 lorries | 0 1 2 3 4
          900 lorries | 901 lorries | -1 1
          of lorries 900 | of lorries 901 | 0 1 -1
          900 x | 901 x | -1 -1
          the ferry carried 5 or 6 | the ferry carried 6 or 7 | 0 1 2 -1 -1 3
          """)
  void equal_words_are_matched_in_order(String from, String to, String expected) {
    String found =
        Arrays.stream(WordAlignment.of(folded(from), folded(to)))
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" "));
    assertEquals(expected, found);
  }

  /** Most texts that differ in one word need no dynamic programming, which finds the same. */
  @Test
  void one_changed_word_is_found_as_by_dynamic_programming() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      List<String> words =
          random
              .ints(1 + random.nextInt(9), 0, WORDS.size())
              .mapToObj(WORDS::get)
              .collect(Collectors.toList());
      int changed = random.nextInt(words.size());
      words.set(changed, random.nextBoolean() ? "900" : "zumeki");
      FoldedWords from = folded(String.join(" ", words));
      words.set(changed, random.nextBoolean() ? "901" : WORDS.get(random.nextInt(WORDS.size())));
      FoldedWords to = folded(String.join(" ", words));
      assertArrayEquals(
          WordAlignment.aligned(from, to), WordAlignment.of(from, to), () -> from + " | " + to);
    }
  }

  private static FoldedWords folded(String text) {
    return FoldedWords.of(text, "en");
  }
}
