package org.onrecord.records.quote;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.onrecord.extraction.text.LineBreak;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Finds or checks the spans of a quote in the body of its article. */
final class SpanResolver {
  private static final int MAX_EXCERPT = 80;

  private SpanResolver() {}

  /**
   * Resolves the spans of a quote: the given ones; without any, the place of the text if it occurs
   * exactly once; otherwise none.
   *
   * <p>The text may keep the line breaks of its pieces, or have them joined.
   *
   * @throws ProblemException 422 if the given spans do not contain the text
   */
  static List<Span> resolve(String text, List<Span> given, BodyText body) {
    if (given.isEmpty()) {
      return body.findUnique(text).map(List::of).orElse(List.of());
    }
    requireInOrder(given, body.length());
    String found = given.stream().map(body::textAt).collect(joining(" "));
    if (!found.equals(text) && !unwrapped(given, body).equals(text)) {
      throw ProblemException.unprocessable(
          "At %s the article's body has “%s”, not “%s”. Spans count Unicode code points; their pieces are joined by one space."
              .formatted(offsets(given), shortened(found), shortened(text)),
          Fault.at("/spans", "do not hold the text of the quote"));
    }
    return given;
  }

  /** The text of spans without the line breaks of hard-wrapped text. */
  private static String unwrapped(List<Span> spans, BodyText body) {
    return spans.stream().map(body::textAt).map(LineBreak::removeFrom).collect(joining(" "));
  }

  private static void requireInOrder(List<Span> spans, int length) {
    int previousEnd = 0;
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.end() > length) {
        throw ProblemException.unprocessable(
            "The span ends at %d, but the article's body has only %d characters (Unicode code points)."
                .formatted(span.end(), length),
            Fault.at("/spans/" + i + "/end", "is after the end of the body"));
      }
      if (span.start() < previousEnd) {
        throw ProblemException.unprocessable(
            "Spans must be in order and must not overlap, but span %d starts before the previous one ends."
                .formatted(i),
            Fault.at("/spans/" + i + "/start", "is before the end of the previous span"));
      }
      previousEnd = span.end();
    }
  }

  private static String offsets(List<Span> spans) {
    return spans.stream().map(s -> s.start() + " to " + s.end()).collect(joining(", "));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MAX_EXCERPT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_EXCERPT)) + "…";
  }
}
