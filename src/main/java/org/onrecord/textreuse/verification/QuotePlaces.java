package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of the parts of a quote in the body of its article. The text of a quote and its pieces
 * in the body have the same letters, so a letter of the text is found in the body by counting.
 */
final class QuotePlaces {
  private final RecordedQuote quote;
  private final Letters letters;

  QuotePlaces(RecordedQuote quote, Letters letters) {
    this.quote = quote;
    this.letters = letters;
  }

  /** The evidence of parts of the text, which are in order. */
  Evidence evidence(List<TextRange> parts, double similarity) {
    List<BodySpan> spans = new ArrayList<>();
    parts.forEach(part -> spans.addAll(spans(part)));
    String printed =
        spans.isEmpty()
            ? String.join(" … ", parts.stream().map(part -> part.of(quote.text())).toList())
            : BodyPlaces.printed(quote.article().body(), spans);
    return new Evidence(quote, quote.article(), spans, printed, similarity);
  }

  private List<BodySpan> spans(TextRange part) {
    if (part.contains(letters.all())) {
      return quote.spans();
    }
    String body = quote.article().body();
    int from = letters.countBefore(part.start());
    int to = letters.countBefore(part.end());
    List<BodySpan> found = new ArrayList<>();
    int before = 0;
    for (BodySpan span : quote.spans()) {
      TextRange piece = BodyPlaces.range(body, span);
      Letters own = Letters.of(piece.of(body));
      int start = Math.max(from - before, 0);
      int end = Math.min(to - before, own.count());
      if (start < end) {
        TextRange inside = own.range(start, end);
        int offset = piece.start();
        found.add(
            BodyPlaces.span(body, new TextRange(offset + inside.start(), offset + inside.end())));
      }
      before += own.count();
    }
    return before == letters.count() ? found : quote.spans();
  }
}
