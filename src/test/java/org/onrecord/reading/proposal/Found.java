package org.onrecord.reading.proposal;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.extraction.FoundQuote;
import org.onrecord.extraction.Kind;
import org.onrecord.extraction.Span;
import org.onrecord.extraction.Speaker;
import org.onrecord.extraction.Type;
import org.onrecord.records.quote.BodyText;

/** A quote as an extractor might find it, whatever the one that there is finds. */
final class Found {
  private final String text;
  private final List<Span> spans = new ArrayList<>();
  private final List<Speaker> via = new ArrayList<>();
  private Speaker speaker;
  private boolean anonymous;
  private double confidence = 0.9;

  private Found(String text) {
    this.text = text;
  }

  /** Words that stand in the text, and only there once; of characters of one UTF-16 unit. */
  static Found found(String text, String words) {
    return new Found(text).and(words);
  }

  /** A further piece of it. */
  Found and(String words) {
    int start = text.indexOf(words);
    return at(start, start + words.length());
  }

  Found at(int start, int end) {
    spans.add(new Span(start, end));
    return this;
  }

  static Found found(String text) {
    return new Found(text);
  }

  Found by(String name, Kind kind) {
    speaker = new Speaker("she", null, name, kind);
    return this;
  }

  Found via(String printed, String name, Kind kind) {
    via.add(new Speaker(printed, null, name, kind));
    return this;
  }

  Found anonymous() {
    anonymous = true;
    return this;
  }

  Found confidence(double probability) {
    confidence = probability;
    return this;
  }

  /** What the extractor would say, the bounds of quotes apart. */
  static Findings reading(String text, Found... found) {
    return reading(text, List.of(found));
  }

  static Findings reading(String text, List<Found> found) {
    BodyText body = new BodyText(text);
    return new Findings(
        text,
        null,
        null,
        found.stream().flatMap(each -> Finding.of(each.quote(), body).stream()).toList());
  }

  private FoundQuote quote() {
    return new FoundQuote(
        spans, Type.DIRECT, speaker, null, "said", anonymous, via, null, "a rule", confidence);
  }
}
