package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boundaries of quotes. */
class SpansTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          “The bridge will close,” Ada Quill said. “It has rust.”                      ; The bridge will close | It has rust.
          “When a bridge has rust,” Ada Quill said, “you close it for good.”           ; When a bridge has rust | you close it for good.
          “Will it close?” asked Ada Quill.                                            ; Will it close?
          Ada Quill said: “The bridge will close.”                                     ; The bridge will close.
          Ada Quill said the bridge was “closed for good.”                             ; the bridge was “closed for good.”
          Ada Quill said the bridge would close.                                       ; the bridge would close
          PORT AUREL (AP) — The bridge will close, Mayor Ada Quill said.               ; The bridge will close
          Mayor Ada Quill said the bridge would close, Reuters reported.               ; the bridge would close
          Mayor Ada Quill said the bridge would close, in remarks carried by state TV. ; the bridge would close
          """)
  void a_span_covers_only_the_quoted_words(String text, String words) {
    assertEquals(
        List.of(words),
        ExtractedQuotes.from(text).stream()
            .map(quote -> ExtractedQuotes.words(text, quote))
            .toList());
  }

  @Test
  void spans_count_code_points() {
    List<FoundQuote> quotes =
        ExtractedQuotes.from("Hello 😀.\n\n“The bridge will close,” Ada Quill said.");
    assertEquals(List.of(new TextSpan(11, 32)), quotes.get(0).spans());
    assertEquals(new TextSpan(35, 44), quotes.get(0).speaker().span());
  }

  @TestFactory
  Stream<DynamicTest> spans_are_valid_in_every_article() {
    return GoldArticle.all().stream()
        .map(
            article ->
                DynamicTest.dynamicTest(
                    article.id(), () -> assertEquals(List.of(), faults(article.text()))));
  }

  private static List<String> faults(String text) {
    List<String> faults = new ArrayList<>();
    List<FoundQuote> quotes = ExtractedQuotes.from(text);
    int before = 0;
    for (FoundQuote quote : quotes) {
      if (quote.spans().isEmpty() || quote.spans().get(0).start() < before) {
        faults.add("not in order: " + quote);
      }
      before = quote.spans().get(0).start();
      faults.addAll(faults(text, quote.spans()));
    }
    if (new HashSet<>(quotes.stream().map(FoundQuote::spans).toList()).size() < quotes.size()) {
      faults.add("the same words twice");
    }
    return faults;
  }

  private static List<String> faults(String text, List<TextSpan> spans) {
    List<String> faults = new ArrayList<>();
    int end = 0;
    for (TextSpan span : spans) {
      if (span.start() < end || span.end() <= span.start()) {
        faults.add("overlap or emptiness: " + spans);
      }
      end = span.end();
      if (end > text.codePointCount(0, text.length())) {
        faults.add("beyond the text: " + span);
      } else if (!MarkedBody.words(text, span).equals(MarkedBody.words(text, span).strip())) {
        faults.add("white space at an end: " + span);
      }
    }
    return faults;
  }
}
