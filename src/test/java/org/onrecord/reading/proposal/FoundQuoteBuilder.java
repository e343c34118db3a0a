package org.onrecord.reading.proposal;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.extraction.EntityKind;
import org.onrecord.extraction.FoundQuote;
import org.onrecord.extraction.QuotationType;
import org.onrecord.extraction.Speaker;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.extraction.TextSpan;
import org.onrecord.records.quote.BodyText;

/** Builds quotes as if an extractor had found them. */
final class FoundQuoteBuilder {
  private final String text;
  private final List<TextSpan> spans = new ArrayList<>();
  private final List<Speaker> via = new ArrayList<>();
  private Speaker speaker;
  private boolean anonymous;
  private double confidence = 0.9;

  private FoundQuoteBuilder(String text) {
    this.text = text;
  }

  /** Words that occur once in a text without supplementary characters. */
  static FoundQuoteBuilder found(String text, String words) {
    return new FoundQuoteBuilder(text).andSpan(words);
  }

  /** Adds a further span. */
  FoundQuoteBuilder andSpan(String words) {
    int start = text.indexOf(words);
    return at(start, start + words.length());
  }

  FoundQuoteBuilder at(int start, int end) {
    spans.add(new TextSpan(start, end));
    return this;
  }

  static FoundQuoteBuilder found(String text) {
    return new FoundQuoteBuilder(text);
  }

  FoundQuoteBuilder by(String name, EntityKind kind) {
    speaker = new Speaker("she", null, name, kind);
    return this;
  }

  FoundQuoteBuilder via(String printed, String name, EntityKind kind) {
    via.add(new Speaker(printed, null, name, kind));
    return this;
  }

  FoundQuoteBuilder anonymous() {
    anonymous = true;
    return this;
  }

  FoundQuoteBuilder confidence(double probability) {
    confidence = probability;
    return this;
  }

  /** The quote as the extractor returns it, without limits. */
  static CandidateQuotes candidates(String text, FoundQuoteBuilder... found) {
    return candidates(text, List.of(found));
  }

  static CandidateQuotes candidates(String text, List<FoundQuoteBuilder> found) {
    BodyText body = new BodyText(text);
    return new CandidateQuotes(
        text,
        null,
        null,
        new TextLanguage("en", true),
        found.stream().flatMap(each -> CandidateQuote.of(each.quote(), body).stream()).toList(),
        List.of(),
        List.of());
  }

  private FoundQuote quote() {
    return new FoundQuote(
        spans,
        QuotationType.DIRECT,
        speaker,
        null,
        "said",
        anonymous,
        via,
        null,
        "a rule",
        confidence);
  }
}
