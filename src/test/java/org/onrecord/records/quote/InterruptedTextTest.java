package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Search for interrupted quotes in bodies. */
class InterruptedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          “The road,” she said, “is long.”       | The road is long  | 1-9, 23-30
          « The road... », she said, « is long » | The road is long  | 2-10, 29-36
          “The road~~ ~ “is long.”               | The road is long  | 1-9, 15-22
          “The road.~ ~“is long.”                | The road. is long | 1-10, 14-21
          “The road she said, “is long.”         | The road is long  |
          “The road~ she said, “is long.”        | The road is long  |
          """)
  void pieces_end_at_a_mark_or_with_a_paragraph(String body, String text, String spans) {
    String found =
        InterruptedText.find(text, new BodyText(body.replace('~', '\n')))
            .map(InterruptedTextTest::printed)
            .orElse(null);
    assertEquals(spans, found);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "\u00A0"})
  @Timeout(10)
  void a_long_run_of_white_space_takes_linear_time(String space) {
    String body = "“The road" + space.repeat(190_000) + "is long.”";
    assertEquals(Optional.empty(), InterruptedText.find("The road is long", new BodyText(body)));
  }

  private static String printed(List<Span> spans) {
    return String.join(", ", spans.stream().map(span -> span.start() + "-" + span.end()).toList());
  }
}
