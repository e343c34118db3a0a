package org.onrecord.textreuse;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameWordsTest {
  private static final String ORIGINAL =
      "The harbour was built by our grandparents, it’s the heart of this island, and we won’t hand"
          + " twenty-five berths to a cruise line.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the harbour was built by our grandparents - it's the heart of this island - and we won't"
            + " hand twenty-five berths to a cruise line",
        "THE HARBOUR WAS BUILT BY OUR GRANDPARENTS, IT IS THE HEART OF THIS ISLAND, AND WE WILL NOT"
            + " HAND 25 BERTHS TO A CRUISE LINE!",
        "„The harbour was built by our grandparents … and we won’t hand 25 berths to a cruise line“",
        "[T]he harbour [in Brovik] was built by our grandparents, it's the heart of this island",
        "it’s the heart of this island, and we won’t hand twenty-five berths to a cruise line",
        "The harbour was built by our grandparents",
        "won’t hand 25 berths to a cruise line",
        "The harbour was built by our grandparents, it’s the soul of this island, and we won’t hand"
            + " twenty-five berths to a cruise line.",
        "The harbour was built by our parents, it’s the heart of this island, and we won’t give"
            + " twenty-five berths to a cruise line."
      })
  void quotes_in_altered_forms_are_the_same(String form) {
    assertSymmetric(Agreement.SAME, quote(ORIGINAL, "Aldane"), quote(form, "Aldane"));
    assertSymmetric(Agreement.SAME, quote(ORIGINAL, null), quote(form, "Aldane"));
  }

  @Test
  void interrupted_quotes_are_the_same() {
    QuotedWords interrupted =
        QuotedWords.direct(
            List.of("The harbour was built by our grandparents,", "it’s the heart of this island"),
            "en",
            "Aldane");
    assertSymmetric(Agreement.SAME, quote(ORIGINAL, "Aldane"), interrupted);
  }

  @Test
  void only_the_marked_words_of_a_mixed_quote_count() {
    QuotedWords mixed =
        QuotedWords.mixed(
            List.of("that nobody may “hand twenty-five berths to a cruise line” this year"),
            "en",
            "Aldane");
    assertEquals("hand 25 berths to a cruise line", mixed.words().toString());
    assertSymmetric(Agreement.SAME, quote(ORIGINAL, "Aldane"), mixed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No comment.                                 | No comment.
          Our thoughts and prayers are with the victims and their families. | Our thoughts and prayers are with the families of the victims.
          I take full responsibility.                 | I take full responsibility.
          That is not who we are.                     | That is not who we are.
          We are cooperating fully with the investigation. | We are cooperating fully with the investigation.
          There is no place for this kind of behavior in our community. | There is no place for this kind of behavior in our community.
          We will continue to work with our partners. | We will continue to work with our partners.
          We will continue to dredge the northern channel before winter | We will continue to pay the lighthouse crew from reserves
          We will continue to work with our neighbours to clear the channel | We will continue to work with our neighbours to save the eel fishery
          the harbour                                 | The harbour is closed for the winter because the breakwater cracked
          """)
  void different_statements_of_one_speaker_are_not_the_same(String one, String other) {
    assertSymmetric(Agreement.DIFFERENT, quote(one, "Aldane"), quote(other, "Aldane"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We will sell the northern breakwater to a cruise line | We will not sell the northern breakwater to a cruise line
          We will sell the northern breakwater to a cruise line | We won't sell the northern breakwater to a cruise line
          The council supports a toll on the coastal tunnel     | The council does not support a toll on the coastal tunnel
          The pilots are able to steer tankers through the fog  | The pilots are unable to steer tankers through the fog
          """)
  void a_negation_joins_only_if_the_same_speaker_is_known(String one, String other) {
    assertSymmetric(Agreement.NEGATED, quote(one, "Aldane"), quote(other, "Aldane"));
    assertApart(quote(one, "Aldane"), quote(other, null));
    assertApart(quote(one, "Aldane"), quote(other, "Morten"));
    assertApart(quote(one, "Aldane"), quote(other + " before the regatta", "Aldane"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The ferry lost twelve lifeboats in the gale off Brovik | The ferry lost fifteen lifeboats in the gale off Brovik
          They anchored off Denmark, Norway and the Hebrides for a fortnight | They anchored off Portugal, Norway and the Hebrides for a fortnight
          The rudder was repaired by Ann Aldane before the regatta | The rudder was repaired by Bob Aldane before the regatta
          We handed the keys of the lighthouse to Aldane on Friday | We handed the keys of the lighthouse to Morten on Friday
          """)
  void another_number_or_name_contradicts(String one, String other) {
    assertSymmetric(Agreement.CONTRADICTED, quote(one, "Aldane"), quote(other, "Aldane"));
    assertFalse(Agreement.CONTRADICTED.joins());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Brovik rowers beat the Morten crew 2 to 3 in the regatta | Brovik rowers beat the Morten crew 3 to 2 in the regatta
          Brovik rowers beat the Morten crew 2-3 in the regatta    | Brovik rowers beat the Morten crew 3-2 in the regatta
          Brovik rowers beat the Morten crew 3 14 in the regatta   | Brovik rowers beat the Morten crew 31 4 in the regatta
          """)
  void numbers_in_other_places_contradict(String one, String other) {
    assertTrue(quote(one, "Aldane").differsInNumbers(quote(other, "Aldane")));
    assertSymmetric(Agreement.CONTRADICTED, quote(one, "Aldane"), quote(other, "Aldane"));
  }

  /** An index leaves out quotes that differ in numbers only: they must never join. */
  @Test
  void quotes_that_differ_in_numbers_never_join() {
    List<String> numbers = List.of("2", "three", "22", "2.5", "2016", "1,000", "twenty-two");
    List<String> forms =
        List.of(
            "Harbour dues rose by %s percent to %s crowns in the first quarter of the year",
            "%s lifeboats and %s lorries went down with the ferry off Brovik lighthouse",
            "The rowers of Brovik lighthouse won the regatta against the Morten crew %s %s");
    for (String form : forms) {
      List<QuotedWords> quotes = new ArrayList<>();
      for (String one : numbers) {
        numbers.forEach(other -> quotes.add(quote(form.formatted(one, other), "Aldane")));
      }
      for (QuotedWords one : quotes) {
        for (QuotedWords other : quotes) {
          boolean same = one.words().toString().equals(other.words().toString());
          assertEquals(!same && one.numberTemplate() != null, one.differsInNumbers(other));
          assertEquals(same, SameWords.compare(one, other).joins());
        }
      }
    }
  }

  @Test
  void an_insertion_or_ellipsis_leaves_numbers_open() {
    assertNull(quote("The ferry lost [12] lifeboats in the gale off Brovik", null).numbers());
    assertNull(quote("The ferry lost 12 … in the gale off Brovik", null).numberTemplate());
    assertNull(quote("The ferry lost lifeboats in the gale off Brovik", null).numberTemplate());
  }

  @Test
  void a_part_of_two_contradictory_quotes_does_not_join_them() {
    String part = "the keys of the northern lighthouse belong to the keepers";
    List<QuotedWords> quotes =
        List.of(
            quote("On Friday we said that " + part, "Aldane"),
            quote("On Friday we never said that " + part, "Morten"),
            quote(part, "Aldane"),
            quote(part, "Morten"));
    assertEquals(Agreement.CONFLICT, SameWords.compare(quotes.get(1), quotes.get(2)));
    QuoteClusters clusters = QuoteClusters.of(quotes);
    assertEquals(
        List.of(0, 1, 0, 1), IntStream.range(0, 4).map(clusters::cluster).boxed().toList());
  }

  @Test
  void long_quotes_of_different_speakers_are_a_conflict() {
    assertSymmetric(Agreement.CONFLICT, quote(ORIGINAL, "Aldane"), quote(ORIGINAL, "Morten"));
    assertSymmetric(
        Agreement.DIFFERENT, quote("a cruise line", "Aldane"), quote("a cruise line", "Morten"));
  }

  @Test
  void indirect_quotes_are_the_same_only_in_nearly_all_words() {
    String report = "the breakwater would be rebuilt in granite before the spring tides";
    QuotedWords indirect = QuotedWords.indirect(List.of(report), "en", "Aldane");
    assertSymmetric(Agreement.SAME, indirect, indirect);
    assertSymmetric(
        Agreement.DIFFERENT,
        indirect,
        QuotedWords.indirect(
            List.of("the breakwater would be rebuilt in granite"), "en", "Aldane"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Der Hafen wurde von unseren Großeltern gebaut und bleibt öffentlich | der hafen wurde von unseren großeltern gebaut
          fr | Le port appartient aux pêcheurs et à leurs enfants depuis toujours | le port appartient aux pêcheurs [bretons] et à leurs enfants
          es | El puerto pertenece a los veinticinco pescadores de la isla | El puerto pertenece a los 25 pescadores de la isla
          ru | Гавань построили наши деды и мы её не отдадим | «Гавань построили наши деды»
          zh | 这个港口是我们的祖父母建造的 | 港口是我们的祖父母建造的
          """)
  void other_languages_are_compared(String language, String one, String other) {
    assertSymmetric(
        Agreement.SAME,
        QuotedWords.direct(List.of(one), language, "Aldane"),
        QuotedWords.direct(List.of(other), language, "Aldane"));
  }

  @Test
  void clusters_do_not_depend_on_the_order() {
    List<QuotedWords> quotes = new ArrayList<>();
    String[] words = ORIGINAL.split(" ");
    Random random = new Random(18);
    for (int i = 0; i < 60; i++) {
      int from = random.nextInt(words.length - 6);
      int to = from + 5 + random.nextInt(words.length - from - 5);
      String part = String.join(" ", List.of(words).subList(from, to));
      quotes.add(quote(i % 7 == 0 ? "Not so: " + part : part, i % 3 == 0 ? null : "s" + i % 4));
    }
    List<List<Integer>> expected = null;
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < quotes.size(); i++) {
      order.add(i);
    }
    for (int shuffle = 0; shuffle < 20; shuffle++) {
      Collections.shuffle(order, random);
      QuoteClusters clusters = QuoteClusters.of(order.stream().map(quotes::get).toList());
      List<List<Integer>> partition = partition(clusters, order);
      assertTrue(expected == null || expected.equals(partition));
      expected = partition;
    }
    assertTrue(expected.size() > 1 && expected.size() < quotes.size());
  }

  private static List<List<Integer>> partition(QuoteClusters clusters, List<Integer> order) {
    List<List<Integer>> partition = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      List<Integer> cluster = new ArrayList<>();
      for (int j = 0; j < order.size(); j++) {
        if (clusters.cluster(i) == clusters.cluster(j)) {
          cluster.add(order.get(j));
        }
      }
      Collections.sort(cluster);
      partition.add(cluster);
    }
    return partition.stream()
        .distinct()
        .sorted((one, other) -> one.get(0).compareTo(other.get(0)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"harbour ", "“", "no comment ", "a b c d e f g ", "不", "25 ", "… ", "[x] "})
  void hostile_quotes_are_compared_within_a_bound(String unit) {
    QuotedWords one = quote(unit.repeat(20_000 / unit.length()), "Aldane");
    QuotedWords other = quote("not " + unit.repeat(19_000 / unit.length()) + " not", "Aldane");
    assertTrue(one.fingerprints().length <= Fingerprints.MAX_COUNT);
    assertEquals(SameWords.compare(one, other), SameWords.compare(other, one));
    QuotedWords huge = quote(unit.repeat(1_000_000 / unit.length()), null);
    assertTrue(huge.fingerprints().length <= Fingerprints.MAX_COUNT);
  }

  @Test
  void names_in_indirect_quotes_are_not_the_same() {
    QuotedWords name =
        QuotedWords.indirect(
            List.of("the North Brovik Harbour Pilots Association"), "en", "Aldane");
    assertSymmetric(Agreement.DIFFERENT, name, name);
  }

  /** An index stores fingerprints: other ones require another version in IndexProgress. */
  @Test
  void fingerprints_do_not_change() {
    assertArrayEquals(
        new int[] {
          -1884742009,
          -1361387477,
          -1046750416,
          -490350761,
          -398188051,
          396499569,
          521458774,
          925333247,
          1889664333,
          2123549445
        },
        quote(ORIGINAL, null).fingerprints());
    assertArrayEquals(
        new int[] {-1884742009, 521458774, 1889664333},
        quote(ORIGINAL, null).selectedFingerprints());
  }

  @Test
  void equal_quotes_differ_in_nothing_that_is_compared() {
    assertEquals(quote("We’re here …", "Aldane"), quote("we are here", "Aldane"));
    assertEquals(quote("We’re", null).hashCode(), quote("we are", null).hashCode());
    assertNotEquals(quote("We … are", null), quote("we are", null));
    assertNotEquals(quote("We are", "Aldane"), quote("we are", null));
    assertNotEquals(QuotedWords.indirect(List.of("we are"), "en", null), quote("we are", null));
    assertNotEquals(QuotedWords.direct(List.of("we are"), "de", null), quote("we are", null));
  }

  @Test
  void quotes_without_words_are_not_the_same() {
    assertSymmetric(Agreement.DIFFERENT, quote("…", null), quote("…", null));
    assertFalse(Agreement.DIFFERENT.joins());
  }

  /** A few words of an indirect quote are not even the same as their negation. */
  @Test
  void words_that_do_not_agree_with_themselves_agree_with_no_others() {
    QuotedWords few = QuotedWords.indirect(List.of("no somehow word31 for once"), "en", "Aldane");
    QuotedWords negated = quote("somehow comment word31 for once", "Aldane");
    assertSymmetric(Agreement.DIFFERENT, few, few);
    assertSymmetric(Agreement.DIFFERENT, few, negated);
    assertFalse(few.identifiesStatement());
    assertTrue(negated.identifiesStatement());
  }

  @Test
  void the_first_words_of_a_long_quote_are_compared() {
    String start = numbered(0, QuotedWords.MAX_WORDS);
    QuotedWords some = quote(start + numbered(1_000, 1_100), "Aldane");
    QuotedWords other = quote(start + numbered(2_000, 2_100), "Aldane");
    assertEquals(QuotedWords.MAX_WORDS, some.words().count());
    assertSymmetric(Agreement.SAME, some, other);
    assertEquals(some, other);
  }

  private static String numbered(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "harbour" + (char) ('a' + i % 26) + i + " ")
        .collect(joining());
  }

  private static QuotedWords quote(String text, String speaker) {
    return QuotedWords.direct(List.of(text), "en", speaker);
  }

  private static void assertApart(QuotedWords one, QuotedWords other) {
    assertFalse(SameWords.compare(one, other).joins());
    assertFalse(SameWords.compare(other, one).joins());
  }

  private static void assertSymmetric(Agreement expected, QuotedWords one, QuotedWords other) {
    assertEquals(expected, SameWords.compare(one, other));
    assertEquals(expected, SameWords.compare(other, one));
  }
}
