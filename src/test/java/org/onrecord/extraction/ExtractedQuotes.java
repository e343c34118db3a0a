package org.onrecord.extraction;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;

/** Short forms of extracted quotes for assertions. */
final class ExtractedQuotes {
  /** A Thursday. */
  static final LocalDate TODAY = LocalDate.of(2025, 6, 12);

  static final TextLanguage ENGLISH = new TextLanguage("en", false);

  private ExtractedQuotes() {}

  static List<FoundQuote> from(String text) {
    return Extractor.get().extract(text, ENGLISH, TODAY);
  }

  /** The pieces of a quote, joined by a space. */
  static String text(String text, FoundQuote quote) {
    return words(text, quote).replace(" | ", " ");
  }

  /** The pieces of a quote, joined by a bar. */
  static String words(String text, FoundQuote quote) {
    return quote.spans().stream().map(span -> MarkedBody.words(text, span)).collect(joining(" | "));
  }

  static String name(FoundQuote quote) {
    Speaker speaker = quote.speaker();
    return speaker == null ? "-" : speaker.name() == null ? speaker.text() : speaker.name();
  }

  static String via(FoundQuote quote) {
    return quote.via().stream().map(Speaker::text).collect(joining(" > "));
  }
}
