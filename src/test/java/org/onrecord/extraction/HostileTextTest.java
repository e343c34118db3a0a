package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pathological texts: extraction must terminate on each of them. */
class HostileTextTest {
  private static final int LENGTH = 200_000;

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "“",
        "”",
        "“”",
        "'",
        " '",
        "''",
        "``",
        "«",
        "„",
        "“‘",
        "a' 'b ",
        "(",
        "( ",
        "[a ",
        ") ",
        ",",
        ".",
        "a.",
        "a-",
        "A",
        "Ab ",
        "word ",
        "Mary Poe, ",
        "Mary Poe said ",
        "said ",
        "he said that ",
        "“A,” he said. ",
        "“A b c.\n\n",
        "A: ",
        "A: b\n",
        "\n",
        "\r\n",
        "\u00A0",
        "\u200B",
        "😀",
        "\uD83D",
        "\uDE00",
        "\u202E",
        "é",
        "e\u0301",
        "<b>",
        "Reuters reported that Reuters said ",
        "according to ",
        "of the man ",
        "who said who ",
        "Monday ",
        "1,000 ",
        "http://a.b/c ",
        "@a ",
        "…",
        "—",
        "he she they "
      })
  void terminates_on_hostile_text(String part) {
    String text = part.repeat(LENGTH / part.length());
    List<FoundQuote> quotes = Extractor.get().extract(text, ExtractedQuotes.ENGLISH, null);
    int length = text.codePointCount(0, text.length());
    for (FoundQuote quote : quotes) {
      for (TextSpan span : quote.spans()) {
        assertTrue(0 <= span.start() && span.start() < span.end() && span.end() <= length);
      }
    }
  }
}
