package org.onrecord.textreuse.verification;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Converts between spans of a body in code points and ranges in UTF-16 units. */
final class BodyPlaces {
  private BodyPlaces() {}

  static BodySpan span(String body, TextRange range) {
    int start = body.codePointCount(0, range.start());
    return new BodySpan(start, start + body.codePointCount(range.start(), range.end()));
  }

  /** The range of a span, which must lie within the body. */
  static TextRange range(String body, BodySpan span) {
    int start = body.offsetByCodePoints(0, span.start());
    return new TextRange(start, body.offsetByCodePoints(start, span.end() - span.start()));
  }

  /** The words of spans as printed. */
  static String printed(String body, List<BodySpan> spans) {
    return spans.stream().map(span -> range(body, span).of(body)).collect(joining(" … "));
  }
}
