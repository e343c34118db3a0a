package org.onrecord.pages.layout;

import java.util.List;
import org.onrecord.records.quote.Span;

/**
 * A mark on a text, such as a quote.
 *
 * @param spans its places in Unicode code points, in order; at least one
 * @param style its classes
 * @param anchor id of the place where it begins; null for none
 * @param reference the link at its end; null for none
 */
public record Mark(List<Span> spans, String style, String anchor, Reference reference) {

  /** A mark without anchor and reference. */
  public static Mark of(List<Span> spans, String style) {
    return new Mark(spans, style, null, null);
  }

  /** True if a part of the mark is in a span. */
  public boolean overlaps(Span place) {
    // Most marks are far away, and a page compares each with each paragraph.
    return spans.get(0).start() < place.end()
        && spans.get(spans.size() - 1).end() > place.start()
        && spans.stream()
            .anyMatch(span -> span.start() < place.end() && span.end() > place.start());
  }

  /** True if the first part of the mark begins in a span. */
  public boolean beginsIn(Span place) {
    int start = spans.get(0).start();
    return start >= place.start() && start < place.end();
  }

  boolean endsIn(Span place) {
    int end = spans.get(spans.size() - 1).end();
    return end > place.start() && end <= place.end();
  }
}
