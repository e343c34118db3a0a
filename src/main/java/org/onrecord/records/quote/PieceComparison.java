package org.onrecord.records.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.extraction.text.Joint;
import org.onrecord.extraction.text.LineBreak;

/**
 * Comparison of the text of a quote with the words of its spans. The pieces are verbatim, or have
 * their line breaks joined. Any joint may stand between them. Closing punctuation at the end of a
 * piece gives way to the punctuation of a joint; it is then no longer in the span.
 */
final class PieceComparison {
  private static final String CLOSING = ",.?!;…";

  private final String text;
  private final BodyText body;

  /** UTF-16 offset in the text up to which it has been compared. */
  private int at;

  private PieceComparison(String text, BodyText body) {
    this.text = text;
    this.body = body;
  }

  /** A form of the words of a span. */
  private record Piece(Span span, String words) {}

  /**
   * Compares a text with spans, which lie in the body.
   *
   * @return the spans, without closing punctuation that the text has not; empty if the text has
   *     other words
   */
  static Optional<List<Span>> spans(String text, List<Span> spans, BodyText body) {
    return new PieceComparison(text, body).compare(spans);
  }

  private Optional<List<Span>> compare(List<Span> spans) {
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < spans.size() - 1; i++) {
      List<Piece> next = forms(spans.get(i + 1));
      Optional<Piece> piece =
          forms(spans.get(i)).stream().filter(form -> isBefore(form, next)).findFirst();
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      found.add(piece.get().span());
    }
    Span last = spans.get(spans.size() - 1);
    found.add(last);
    return whole(last).anyMatch(form -> form.words().equals(text.substring(at)))
        ? Optional.of(found)
        : Optional.empty();
  }

  /** Returns whether the text has a piece, a joint and the next piece here, and moves on if so. */
  private boolean isBefore(Piece piece, List<Piece> next) {
    if (!text.startsWith(piece.words(), at)) {
      return false;
    }
    int end = at + piece.words().length();
    for (Joint joint : Joint.at(text, end)) {
      int start = end + joint.text.length();
      if (next.stream().anyMatch(form -> text.startsWith(form.words(), start))) {
        at = start;
        return true;
      }
    }
    return false;
  }

  private List<Piece> forms(Span span) {
    return Stream.concat(whole(span), withoutClosing(span).stream().flatMap(this::whole)).toList();
  }

  private Stream<Piece> whole(Span span) {
    String words = body.textAt(span);
    return Stream.of(words, LineBreak.removeFrom(words)).map(form -> new Piece(span, form));
  }

  private Optional<Span> withoutClosing(Span span) {
    String words = body.textAt(span);
    int end = words.length();
    while (end > 0 && CLOSING.indexOf(words.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end == words.length()) {
      return Optional.empty();
    }
    while (end > 0 && isSpace(words.charAt(end - 1))) {
      end--;
    }
    String core = words.substring(0, end);
    return core.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(span.start(), span.start() + core.codePointCount(0, core.length())));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
