package org.onrecord.query.fulltext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passages of marked texts. Brackets stand for the marks. */
class FragmentsTest {

  @Test
  void a_passage_extends_in_both_directions_to_30_words() {
    assertFragments(
        words(86, 99) + " [talk] " + words(101, 115), words(1, 99) + " [talk] " + words(101, 200));
  }

  @Test
  void the_passage_with_the_most_different_words_is_chosen_first() {
    String once = "[talk] " + words(1, 60) + " [talk] [Talk] " + words(61, 120) + " ";
    assertFragments(
        List.of(
            "[talk] " + words(1, 29),
            words(47, 60) + " [talk] [Talk] " + words(61, 74),
            words(193, 200) + " and [talk] " + words(141, 149) + " [port]"),
        List.of(
            once + once + words(121, 200) + " and [talk] " + words(141, 149) + " [port] at it"));
  }

  @Test
  void short_words_do_not_begin_or_end_a_passage() {
    assertFragments("quay of [it]", "quay of [it] in a");
    assertFragments("quay " + "of ".repeat(13) + "[it]", "port quay " + "of ".repeat(13) + "[it]");
  }

  @Test
  void words_in_which_a_part_is_cut_are_left_out() {
    assertFragments("[talk] port", "[talk] port st", "rait");
    assertFragments("port, [talk]", "quay", "ay port, [talk] po", "");
    assertFragments(List.of(), List.of("", "[talk]", ""));
  }

  @Test
  void a_mark_is_never_cut() {
    assertFragments("[http://talk.example/a?b=c] port", "[http://talk.example/a?b=c] port");
    assertFragments("[talk-about]-[talk]", "([talk-about]-[talk])");
  }

  private static String words(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "word" + i)
        .collect(Collectors.joining(" "));
  }

  private static void assertFragments(String expected, String... parts) {
    assertFragments(List.of(expected), List.of(parts));
  }

  private static void assertFragments(List<String> expected, List<String> parts) {
    assertEquals(
        expected,
        Fragments.of(parts.stream().map(FragmentsTest::marked).toList()).stream()
            .map(fragment -> fragment.replace(Highlight.START, '[').replace(Highlight.STOP, ']'))
            .toList());
  }

  private static String marked(String text) {
    return text.replace('[', Highlight.START).replace(']', Highlight.STOP);
  }
}
