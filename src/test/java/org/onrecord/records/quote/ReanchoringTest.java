package org.onrecord.records.quote;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spans of a quote after a correction. Square brackets mark the spans in the bodies of the tables
 * and are not part of the text. A new body without brackets means that the quote is lost.
 */
class ReanchoringTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing                   | He said: [No comment.] Then he left. | He said: [No comment.] Then he left.
          insertion before          | He said: [No comment.] Then he left. | Late at night he said: [No comment.] Then he left.
          insertion at the front    | [No comment.] Then he left.          | Yes. [No comment.] Then he left.
          insertion after           | He said: [No comment.]               | He said: [No comment.] Then he left.
          insertion right before    | He said: [No comment.]               | He said: ‘[No comment.]
          deletion before           | Late at night he said: [No comment.] | He said: [No comment.]
          deletion of all before    | Late at night he said: [No comment.] | [No comment.]
          deletion of all after     | [No comment.] Then he left.          | [No comment.]
          edit after                | He said: [No comment.] Then he left. | He said: [No comment.] Then she left.
          edit before               | He said: [No comment.] Then he left. | She said: [No comment.] Then he left.
          edit on both sides        | He said: [No comment.] Then he left. | She cried: [No comment.] And stayed.
          all but the quote is new  | He said: [No comment.] Then he left. | Asked again: [No comment.] Silence
          paragraph moved down      | First. He said: [No comment.] Second. Third. | Second. Third. First. He said: [No comment.]
          paragraph moved up        | First. Second. He said: [No comment.] Third. | He said: [No comment.] First. Second. Third.
          the whole body            | [No comment.]                        | Well: [No comment.] So there.
          """)
  void a_quote_follows_its_text(String correction, String before, String after) {
    assertFollows(before, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a word changed       | He said: [No comment.] Then he left. | He said: No comments. Then he left.
          case changed         | He said: [No comment.] Then he left. | He said: no comment. Then he left.
          a word put in        | He said: [No comment.] Then he left. | He said: No further comment. Then he left.
          a space doubled      | He said: [No comment.] Then he left. | He said: No  comment. Then he left.
          its end cut          | He said: [No comment.] Then he left. | He said: No comment, then he left.
          removed              | He said: [No comment.] Then he left. | He said nothing. Then he left.
          everything is new    | He said: [No comment.] Then he left. | Nothing of it was true.
          the body a fragment  | He said: [No comment.] Then he left. | N
          """)
  void a_quote_with_removed_text_is_lost(String correction, String before, String after) {
    assertLost(before, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the first is removed   | Ada said: [No.] Later Ben cried: No. End. | Ada was silent. Later Ben cried: No. End.
          the second is removed  | Ada said: No. Later Ben cried: [No.] End. | Ada said: No. Later Ben was silent. End.
          its paragraph goes     | Ada said: [No.]/Ben cried: No./End.       | Ben cried: No./End.
          the last paragraph goes| Ada said: No./Ben cried: [No.]            | Ada said: No.
          paragraphs that begin alike | [No], said Ada./No, said Ben./End.   | No, said Ben./End.
          paragraphs that end alike   | Ada: No./Ben: [No.]/Ada left.        | Ada: No./Ada left.
          the middle one of three     | One no. Two [no.] Three no.          | One no. Three no.
          """)
  void a_removed_quote_does_not_move_to_the_same_text_elsewhere(
      String correction, String before, String after) {
    assertLost(before, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text before            | Ada said: No. Ben cried: [No.] Both left. | Last night Ada said: No. Ben cried: [No.] Both left.
          text between           | Ada said: No. Ben cried: [No.] Both left. | Ada said: No. Then Ben cried: [No.] Both left.
          text between, first    | Ada said: [No.] Ben cried: No. Both left. | Ada said: [No.] Then Ben cried: No. Both left.
          both sides, first      | Ada said: [No.] Ben cried: No. Both left. | So Ada said: [No.] Ben cried: No. Both stayed.
          both sides, second     | Ada said: No. Ben cried: [No.] Both left. | So Ada said: No. Ben cried: [No.] Both stayed.
          swapped, first         | Ada said: [No.] Ben cried: No. The end.   | Ben cried: No. Ada said: [No.] The end.
          swapped, second        | Ada said: No. Ben cried: [No.] The end.   | Ben cried: [No.] Ada said: No. The end.
          the other one goes     | Ada said: No./Ben cried: [No.]/End.       | Ben cried: [No.]/End.
          a new one comes first  | Ben cried: [No.]/End.                     | Ada said: No./Ben cried: [No.]/End.
          a new one comes last   | Ben cried: [No.]/End.                     | Ben cried: [No.]/Ada said: No./End.
          the other goes, and they begin alike   | No, said Ada./[No], said Ben./End. | [No], said Ben./End.
          a new one comes, and they begin alike  | [No], said Ben./End.               | No, said Ada./[No], said Ben./End.
          the other goes, and they end alike     | Ada: [No.]/Ben: No./Ada left.      | Ada: [No.]/Ada left.
          """)
  void the_context_distinguishes_equal_texts(String correction, String before, String after) {
    assertFollows(before, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two where one was     | X [no] Y                  | a no b c no d
          one where two were    | a [no] b c no d           | X no Y
          """)
  void a_quote_with_two_equally_good_positions_is_lost(
      String correction, String before, String after) {
    assertLost(before, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          insertion before       | [A road,] she said, [and nobody owns it.] End. | Late: [A road,] she said, [and nobody owns it.] End.
          insertion between      | [A road,] she said, [and nobody owns it.] End. | [A road,] she later said, [and nobody owns it.] End.
          edit of all around     | Oh: [A road,] she said, [and nobody owns it.] End. | Ah! [A road,] cried he, [and nobody owns it.] Fin
          pieces joined          | [A road,] she said, [and nobody owns it.] End. | [A road,][and nobody owns it.] End.
          moved together         | One. [A road,] she said, [and so on.] Two. Three. | Two. Three. One. [A road,] she said, [and so on.]
          three pieces           | [One,] he said, [two,] and on, [three.]        | Here: [One,] he said, [two,] and then, [three.]
          the same word twice    | [no,] he said, [no,] and left. | Well, [no,] he said, [no,] and left.
          """)
  void all_spans_of_a_quote_follow(String correction, String before, String after) {
    assertFollows(before, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the first piece changed  | [A road,] she said, [and nobody owns it.] End. | A street, she said, and nobody owns it. End.
          the second piece changed | [A road,] she said, [and nobody owns it.] End. | A road, she said, and somebody owns it. End.
          the pieces swapped       | One [alpha] two [beta] three                   | One beta two alpha three
          """)
  void a_quote_is_lost_if_any_of_its_spans_is_lost(String correction, String before, String after) {
    assertLost(before, after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inserted before   | She said: [No 😀!]      | 😀😀 She said: [No 😀!]
          deleted before    | 😀😀 She said: [𝔑o 😀!]  | She said: [𝔑o 😀!]
          edited after      | 😀 [𝔑o] 😀 and so on   | 😀 [𝔑o] 😃 and so forth
          edited around     | 😀 [𝔑o] 😀 and so on   | 😃 [𝔑o] 😃 and so forth
          half a pair alike | 😀[No]😀                | 😃[No]😃
          pieces            | 😀 [𝔑o,] 😀 [n😀.] Off. | 😀😀 [𝔑o,] 😃😃 [n😀.] Off.
          combining         | Elle : [de\u0301ja\u0300] vu | E\u0301lle : [de\u0301ja\u0300] vu
          Persian           | او گفت: [نمی‌کنیم.]        | امروز او گفت: [نمی‌کنیم.]
          """)
  void spans_stay_code_points(String correction, String before, String after) {
    assertFollows(before, after);
  }

  @Test
  void texts_that_differ_in_half_a_surrogate_pair_are_different() {
    assertLost("She said: [No 😀] and left", "She said: No 😃 and left");
  }

  @Test
  void a_text_with_too_many_occurrences_is_lost() {
    String many = "no ".repeat(60);
    assertLost("x " + many + "[no] y", "a " + many + "no b");
  }

  private static void assertFollows(String before, String after) {
    assertEquals(
        describe(withoutBrackets(after), Optional.of(spans(after))),
        describe(withoutBrackets(after), reanchored(before, after)));
  }

  private static void assertLost(String before, String after) {
    assertEquals("lost", describe(after, reanchored(before, after)));
  }

  private static Optional<List<Span>> reanchored(String before, String after) {
    return new Reanchoring(withoutBrackets(before), withoutBrackets(after)).relocate(spans(before));
  }

  /** Texts and offsets of spans, for readable failures. */
  private static String describe(String body, Optional<List<Span>> spans) {
    return spans
        .map(
            found ->
                found.stream()
                    .map(s -> s.start() + "-" + s.end() + " " + new BodyText(body).textAt(s))
                    .collect(joining("; ")))
        .orElse("lost");
  }

  private static String withoutBrackets(String body) {
    return body.replaceAll("[\\[\\]]", "").replace('/', '\n');
  }

  private static List<Span> spans(String marked) {
    List<Span> spans = new ArrayList<>();
    int position = 0;
    int start = 0;
    for (int codePoint : marked.codePoints().toArray()) {
      if (codePoint == '[') {
        start = position;
      } else if (codePoint == ']') {
        spans.add(new Span(start, position));
      } else {
        position++;
      }
    }
    return spans;
  }
}
