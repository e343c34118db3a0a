package org.onrecord.extraction;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;

/** The quotes of a text in one line each, for tests that care for a few of their traits. */
final class Extracted {
  /** A Thursday. */
  static final LocalDate TODAY = LocalDate.of(2025, 6, 12);

  private Extracted() {}

  static List<FoundQuote> from(String text) {
    return Extractor.get().extract(text, "en", TODAY);
  }

  /** What a quote says: its pieces, joined by one space. */
  static String text(String text, FoundQuote quote) {
    return words(text, quote).replace(" | ", " ");
  }

  /** The pieces of a quote, with a bar where it is interrupted. */
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
