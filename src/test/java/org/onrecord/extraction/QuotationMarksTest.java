package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationMarksTest {
  @Test
  void pairs_marks_of_every_shape() {
    assertEquals(List.of("Go home"), quoted("He said “Go home” twice."));
    assertEquals(List.of("Go home"), quoted("He said \"Go home\" twice."));
    assertEquals(List.of("Go home"), quoted("He said ''Go home'' twice."));
    assertEquals(List.of("Go home"), quoted("He said ``Go home'' twice."));
    assertEquals(List.of("Go home"), quoted("He said ‘Go home’ twice."));
    assertEquals(List.of("Go home"), quoted("He said 'Go home' twice."));
    assertEquals(List.of("Go home"), quoted("He said «Go home» twice."));
    assertEquals(List.of("Go home"), quoted("He said „Go home“ twice."));
  }

  @Test
  void finds_several_quotations() {
    assertEquals(
        List.of("We won,", "And we shall again."),
        quoted("“We won,” she said. “And we shall again.”"));
  }

  @Test
  void ignores_apostrophes() {
    assertEquals(List.of(), quoted("The voters' choice wasn't the party's."));
    assertEquals(List.of(), quoted("The ’90s weren’t the voters’ favourites."));
    assertEquals(List.of("We don't know"), quoted("'We don't know', the miners' leader said."));
  }

  @Test
  void finds_nested_quotations() {
    assertEquals(
        List.of("She told me ‘never’ twice", "never"),
        quoted("“She told me ‘never’ twice,” he said.", ","));
  }

  @Test
  void pairs_marks_of_the_wrong_shape_by_position() {
    assertEquals(List.of("Go home"), quoted("He said “Go home“ twice."));
    assertEquals(List.of("Go home"), quoted("He said ”Go home” twice."));
  }

  @Test
  void continues_a_quotation_in_the_next_paragraph() {
    List<QuotedPassage> marked =
        QuotationMarks.of(Tokenizer.words("“We came early.\n\n“We stayed late.”"));
    assertEquals(2, marked.size());
    assertEquals(false, marked.get(0).closed());
    assertEquals(true, marked.get(0).continued());
    assertEquals(true, marked.get(1).closed());
  }

  @Test
  void an_unclosed_quotation_ends_with_its_paragraph() {
    assertEquals(
        List.of("We have come to stay here."),
        quoted("“We have come to stay here.\n\nThe crowd left."));
  }

  @Test
  void ignores_a_stray_mark() {
    assertEquals(List.of(), quoted("The plank was 12\" wide and stayed so."));
  }

  private static List<String> quoted(String text) {
    return quoted(text, "");
  }

  private static List<String> quoted(String text, String without) {
    Words words = Tokenizer.words(text);
    return QuotationMarks.of(words).stream()
        .map(marked -> text.substring(words.start(marked.first()), words.end(marked.close() - 1)))
        .map(
            inside ->
                without.isEmpty() || !inside.endsWith(without)
                    ? inside
                    : inside.substring(0, inside.length() - without.length()))
        .toList();
  }
}
