package org.onrecord.records.citation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFragmentTest {
  private static final String PAGE = "https://example.com/a";

  /** The directives for the words between brackets; the body has no brackets. */
  private static String directives(String title, String marked) {
    StringBuilder body = new StringBuilder();
    List<CitedWords> cited = new ArrayList<>();
    int start = 0;
    for (char c : marked.toCharArray()) {
      if (c == '⟦') {
        start = body.length();
      } else if (c == '⟧') {
        cited.add(new CitedWords(start, body.length()));
      } else {
        body.append(c);
      }
    }
    String url = new TextFragment(title, body.toString()).url(PAGE, cited);
    String beginning = PAGE + "#:~:";
    assertTrue(url.startsWith(beginning), url);
    return url.substring(beginning.length());
  }

  private static String directives(String marked) {
    return directives("Title", marked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He said “⟦we win⟧” today. | text=we%20win",
        "It is ⟦a well-known, odd & old 50% rule⟧."
            + " | text=a%20well%2Dknown%2C%20odd%20%26%20old%2050%25%20rule",
        "⟦naïve — 語 😀⟧ | text=na%C3%AFve%20%E2%80%94%20%E8%AA%9E%20%F0%9F%98%80",
        "گفت: «⟦درست می‌گوید⟧». | text="
            + "%D8%AF%D8%B1%D8%B3%D8%AA%20%D9%85%DB%8C%E2%80%8C%DA%AF%D9%88%DB%8C%D8%AF",
        "An ⟦  odd   gap ⟧ here | text=odd%20gap"
      })
  void words_are_percent_encoded(String marked, String expected) {
    assertEquals(expected, directives(marked));
  }

  @Test
  void each_piece_of_an_interrupted_quote_has_a_directive() {
    assertEquals(
        "text=A%20strait%20is%20a%20road%2C&text=and%20nobody%20owns%20it.",
        directives("“⟦A strait is a road,⟧” Byrne said, “⟦and nobody owns it.⟧”"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The first place is found without help only if there is no other.
        "We win. Then she said: “⟦We win⟧.” | text=said%3A%20%E2%80%9C-,We%20win",
        "“⟦We win⟧,” she said. They said: we win. | text=We%20win,-%2C%E2%80%9D%20she",
        "“No,” he said. “⟦No⟧,” he said. “No,” she said."
            + " | text=said.%20%E2%80%9C-,No,-%2C%E2%80%9D%20he",
        "⟦win⟧ and winning | text=win",
        "WE  WIN and ⟦we win⟧ | text=and-,we%20win"
      })
  void a_prefix_or_suffix_tells_equal_words_apart(String marked, String expected) {
    assertEquals(expected, directives(marked));
  }

  @Test
  void words_of_the_headline_get_context_in_the_body() {
    assertEquals("text=We%20win", directives("They lose", "⟦We win⟧, she said."));
    assertEquals("text=We%20win,-%2C%20she", directives("“We win”", "⟦We win⟧, she said."));
  }

  @Test
  void context_can_be_in_the_line_before_or_after() {
    assertEquals("text=line.-,No.", directives("No.\n\nOne line.\n\n⟦No.⟧"));
    assertEquals("text=No.,-One", directives("⟦No.⟧\n\nOne line.\n\nNo."));
  }

  @Test
  void words_in_several_lines_have_a_start_and_an_end() {
    assertEquals(
        "text=One%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
        directives(
            "⟦One two three four five six.\n\nSeven eight\nnine ten eleven twelve thirteen⟧."));
    assertEquals("text=One,two", directives("⟦One\ntwo⟧"));
  }

  @Test
  void long_words_have_a_start_and_an_end() {
    String middle = "so very ".repeat(50);
    assertEquals(
        "text=It%20goes%20on%20so%20very,so%20very%20until%20it%20ends.",
        directives("“⟦It goes on " + middle + "until it ends.⟧”"));
  }

  @Test
  void an_end_is_extended_until_it_is_the_first_one_after_the_start() {
    String refrain = "and so on and so on";
    String body =
        "⟦Start here with many words "
            + refrain
            + ", "
            + "x ".repeat(150)
            + "then "
            + refrain
            + "⟧. "
            + refrain;
    String directive = directives(body);
    assertTrue(directive.endsWith(",then%20and%20so%20on%20and%20so%20on"), directive);
  }

  @Test
  void a_cut_word_is_completed() {
    assertEquals("text=unbelievable", directives("It is un⟦believ⟧able."));
    assertEquals("text=%E5%A4%A9%E6%B0%97", directives("今日は⟦天気⟧がいい"));
  }

  @Test
  void long_words_without_spaces_end_at_punctuation() {
    String clause = "今天我们在这里讨论海峡的未来";
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      body.append(clause).append((char) ('一' + i)).append('，');
    }
    String directive = directives("⟦" + body + "⟧");
    assertTrue(directive.matches("text=(%[0-9A-F]{2})+,(%[0-9A-F]{2})+"), directive);
    String start = URLDecoder.decode(directive.split("[=,]")[1], StandardCharsets.UTF_8);
    assertTrue(body.toString().startsWith(start) && start.endsWith("，"), start);
  }

  @Test
  void punctuation_alone_gets_no_directive() {
    assertEquals(PAGE, new TextFragment("T", "… —").url(PAGE, List.of(new CitedWords(0, 3))));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a, https://example.com/a#:~:text=b",
    "https://example.com/a#, https://example.com/a#:~:text=b",
    "https://example.com/a?x=1#top, https://example.com/a?x=1#top:~:text=b",
    "https://example.com/a#:~:text=old, https://example.com/a#:~:text=b",
    "https://example.com/a#top:~:text=old, https://example.com/a#top:~:text=b"
  })
  void a_fragment_of_the_url_is_kept(String url, String expected) {
    assertEquals(expected, new TextFragment("T", "a b").url(url, List.of(new CitedWords(2, 3))));
  }
}
