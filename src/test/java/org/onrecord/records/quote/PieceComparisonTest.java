package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparison of a text with the words of two spans. */
class PieceComparisonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          The road,    | The road is long.  | 8
          The road ... | The road is long.  | 8
          The road     | The road is long.  | 8
          The road,    | The road, is long. | 9
          """)
  void punctuation_that_the_text_does_not_have_is_cut_off(String piece, String text, int end) {
    String body = piece + "” she said, “is long.”";
    int next = body.indexOf("is long.");
    List<Span> spans = List.of(new Span(0, piece.length()), new Span(next, next + 8));
    List<Span> cut = List.of(new Span(0, end), spans.get(1));
    assertEquals(Optional.of(cut), PieceComparison.spans(text, spans, new BodyText(body)));
  }

  @Test
  @Timeout(10)
  void a_long_run_of_spaces_takes_linear_time() {
    String body = "a" + " ".repeat(199_000) + "b";
    List<Span> spans = List.of(new Span(0, body.length() - 1), new Span(1, body.length()));
    assertEquals(Optional.empty(), PieceComparison.spans("a b", spans, new BodyText(body)));
  }
}
