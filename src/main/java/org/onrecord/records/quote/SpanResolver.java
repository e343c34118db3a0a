package org.onrecord.records.quote;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Finds or checks the spans of a quote in the body of its article. */
final class SpanResolver {
  private static final int MAX_EXCERPT = 80;
  private static final String UNANCHORED =
      " The text has no single place elsewhere in the body. To keep it without an anchor, send an empty list of spans.";

  private SpanResolver() {}

  /**
   * Resolves the spans of a quote: the given ones; without any, the place of the text if it occurs
   * exactly once; otherwise none.
   *
   * <p>The text may keep the line breaks of its pieces, or have them joined. Any joint may stand
   * between two pieces.
   *
   * @throws ProblemException 422 if the given spans do not contain the text
   */
  static List<Span> resolve(String text, List<Span> given, BodyText body) {
    return given.isEmpty()
        ? find(text, body)
        : compare(text, given, body).orElseThrow(() -> otherWords(text, given, body, ""));
  }

  /**
   * Resolves the spans of a quote on record with a new text: the present ones if only joints have
   * changed, otherwise the place of the text if it occurs exactly once.
   *
   * @throws ProblemException 422 if it does not
   */
  static List<Span> resolveAgain(String text, List<Span> present, BodyText body) {
    return compare(text, present, body)
        .or(() -> Optional.of(find(text, body)).filter(found -> !found.isEmpty()))
        .orElseThrow(() -> otherWords(text, present, body, UNANCHORED));
  }

  /** Finds the only place of a text, which may be interrupted. Empty if there is none. */
  private static List<Span> find(String text, BodyText body) {
    if (body.text().contains(text)) {
      return body.findUnique(text).map(List::of).orElse(List.of());
    }
    return InterruptedText.find(text, body).orElse(List.of());
  }

  private static Optional<List<Span>> compare(String text, List<Span> given, BodyText body) {
    requireInOrder(given, body.length());
    return PieceComparison.spans(text, given, body);
  }

  private static ProblemException otherWords(
      String text, List<Span> given, BodyText body, String advice) {
    String found = given.stream().map(body::textAt).collect(joining(" "));
    return ProblemException.unprocessable(
        "At %s the article's body has “%s”, not “%s”. Spans count Unicode code points; their pieces are joined by a space, or by closing punctuation and a space.%s"
            .formatted(offsets(given), shortened(found), shortened(text), advice),
        Fault.at("/spans", "do not hold the text of the quote"));
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
