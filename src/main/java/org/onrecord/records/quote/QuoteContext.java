package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The paragraph of a quote with the paragraphs around it, verbatim.
 *
 * @param before the paragraph before, or null
 * @param paragraph the paragraph of the quote, or all from that of the first span to that of the
 *     last
 * @param after the paragraph after, or null
 * @param spans the positions of the quote in {@code paragraph}, in Unicode code points
 * @param url the URL that leads to the words on the publisher's page; null if the article has none
 */
@RegisterForReflection
public record QuoteContext(
    String before, String paragraph, String after, List<Span> spans, String url) {

  /** The context of a quote that has spans. */
  static QuoteContext of(QuoteView quote, BodyText body) {
    List<Span> spans = quote.spans();
    int start = spans.get(0).start();
    int end = spans.get(spans.size() - 1).end();
    List<Span> paragraphs = body.paragraphs();
    int first = 0;
    while (first + 1 < paragraphs.size() && paragraphs.get(first + 1).start() <= start) {
      first++;
    }
    int last = first;
    while (last + 1 < paragraphs.size() && paragraphs.get(last).end() < end) {
      last++;
    }
    // A span may also contain the white space between paragraphs.
    int from = Math.min(start, paragraphs.get(first).start());
    int to = Math.max(end, paragraphs.get(last).end());
    return new QuoteContext(
        first == 0 ? null : body.textAt(paragraphs.get(first - 1)),
        body.textAt(new Span(from, to)),
        last + 1 == paragraphs.size() ? null : body.textAt(paragraphs.get(last + 1)),
        spans.stream().map(span -> new Span(span.start() - from, span.end() - from)).toList(),
        body.urlOf(quote.article(), spans));
  }
}
