package org.onrecord.textreuse;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDifferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The ferry sails | the FERRY, sails!     | =The ferry sails
          a long-term plan | a longterm plan      | =a long-term plan
          We sail today   | We sail               | =We sail -today
          sail today      | We sail today         | +We =sail today
          We do support it | We do not support it | =We do +not =support it
          We do support it | We don't support it  | =We ~do>don't =support it
          the old pier is safe | the new pier is safe | =the ~old>new =pier is safe
          the economy     | the people say the economy | +the people say =the economy
          the end of the long war | the start of a short trip | ~the end of the long war>the start of a short trip
          """)
  void changes_are_listed_in_order(String from, String to, String changes) {
    assertEquals(changes, shown(difference(from, to)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We will support it       | We will not support it   | NEGATION
          We are able to sail      | We are unable to sail    | NEGATION
          We lost twelve men here  | We lost 15 men here      | NUMBER
          We spoke with Aldane too | We spoke with Brovik too | NAME
          The ferry is slow today  | The ferry is late today  | ''
          """)
  void changes_of_negations_numbers_and_names_are_flagged(String from, String to, String flag) {
    Set<ChangeFlag> flags = flag.isEmpty() ? Set.of() : Set.of(ChangeFlag.valueOf(flag));
    assertEquals(flags, difference(from, to).flags());
    assertEquals(flags, difference(to, from).flags());
  }

  @Test
  void equal_and_changed_words_make_up_both_texts() {
    Random random = new Random(18);
    for (int n = 0; n < 500; n++) {
      FoldedWords from = FoldedWords.of(randomText(random), "en");
      FoldedWords to = FoldedWords.of(randomText(random), "en");
      int i = 0;
      int j = 0;
      for (WordChange change : WordDifference.between(from, to).changes()) {
        assertEquals(i, change.from().start());
        assertEquals(j, change.to().start());
        i = change.from().end();
        j = change.to().end();
      }
      assertEquals(from.count(), i);
      assertEquals(to.count(), j);
    }
  }

  @Test
  void long_texts_are_compared_within_a_bound() {
    String one = "the ferry sails at dawn ".repeat(40_000);
    String other = "dawn breaks over a quiet harbour ".repeat(30_000);
    assertEquals(200_000, FoldedWords.of(one, "en").count());
    WordDifference difference = difference(one, other);
    assertTrue(difference.changes().size() <= 2 * ShortestEdit.MAX_EDITS + 2);
  }

  @Test
  void one_change_is_found_in_a_long_text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append("word")
          .append((char) ('a' + i % 26))
          .append((char) ('a' + i / 26 % 26))
          .append(' ');
    }
    WordDifference difference = difference(text + "sails now", text + "sails never now");
    assertEquals(3, difference.changes().size());
    assertEquals("never", difference.changes().get(1).text());
    assertEquals(Set.of(ChangeFlag.NEGATION), difference.flags());
  }

  private static WordDifference difference(String from, String to) {
    return WordDifference.between(FoldedWords.of(from, "en"), FoldedWords.of(to, "en"));
  }

  private static String randomText(Random random) {
    String[] words = {"a", "don't", "ferry", "not", "do", "harbour", "long-term", "longterm", "7"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(words[random.nextInt(words.length)]).append(' ');
    }
    return text.toString();
  }

  private static String shown(WordDifference difference) {
    return difference.changes().stream()
        .map(
            change ->
                switch (change.kind()) {
                  case EQUAL -> "=" + change.text();
                  case INSERT -> "+" + change.text();
                  case DELETE -> "-" + change.text();
                  case REPLACE -> "~" + change.text() + ">" + change.replacement();
                })
        .collect(joining(" "));
  }

  @Test
  void a_changed_month_is_a_date_and_no_name() {
    FoldedWords from = FoldedWords.of("We keep the ferry until March or longer", "en");
    FoldedWords to = FoldedWords.of("We keep the ferry until April or longer", "en");
    assertEquals(Set.of(ChangeFlag.DATE), WordDifference.between(from, to).flags());
  }
}
