package org.onrecord.records.quote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.onrecord.extraction.text.Joint;

/**
 * Search for an interrupted quote in a body by its text. Each piece but the last ends at a closing
 * quotation mark, or at the end of a paragraph, and each but the first starts at an opening one.
 * The text has a joint between them. Offsets are UTF-16 units.
 */
final class InterruptedText {
  private static final String MARKS = "\"”“„’‘‚'»«›‹」「』『";

  private static final String SINGLE = "’‘‚'";

  /** Reads each run of white space once: it may be as long as the body. */
  private static final Pattern END =
      Pattern.compile(
          "[ \\t\\p{Zs}]*+(?:\\.{3}|[,.?!;…])?+[ \\t\\p{Zs}]*+["
              + MARKS
              + "]|[,.?!;…]?+(?=\\s*+["
              + MARKS
              + "])\\s*\\n");

  private static final Pattern START = Pattern.compile("[" + MARKS + "][\\s\\p{Z}]*(?=\\S)");

  /** The maximum length of the words between two pieces. */
  private static final int MAX_BETWEEN = 400;

  private static final int MAX_PIECES = 50;

  /** The longest punctuation that the text can have in common with the body after a piece. */
  private static final int MAX_PUNCTUATION = 4;

  /** Bounds the work, in characters. A search that needs more finds nothing. */
  private static final int MAX_WORK = 1_000_000;

  private final String text;
  private final String body;
  private final List<List<Piece>> found = new ArrayList<>();
  private int work;

  private InterruptedText(String text, String body) {
    this.text = text;
    this.body = body;
  }

  private record Piece(int start, int end) {
    Span in(BodyText body) {
      return body.span(start, body.text().substring(start, end));
    }
  }

  /** Finds the spans of the text. Empty if it has no place in the body, or more than one. */
  static Optional<List<Span>> find(String text, BodyText body) {
    InterruptedText search = new InterruptedText(text, body.text());
    search.find();
    return search.found.size() == 1 && search.work <= MAX_WORK
        ? Optional.of(search.found.get(0).stream().map(piece -> piece.in(body)).toList())
        : Optional.empty();
  }

  private void find() {
    String first = firstWord();
    for (int at = body.indexOf(first); at >= 0 && !isDone(); at = body.indexOf(first, at + 1)) {
      extend(List.of(), 0, at);
    }
  }

  private String firstWord() {
    int end =
        IntStream.range(1, text.length())
            .filter(i -> !Character.isLetterOrDigit(text.charAt(i)))
            .findFirst()
            .orElse(text.length());
    return text.substring(0, end);
  }

  private boolean isDone() {
    return found.size() > 1 || work > MAX_WORK;
  }

  /** Extends pieces by one that starts at offsets of text and body. */
  private void extend(List<Piece> before, int inText, int inBody) {
    int common = common(inText, inBody);
    if (inText + common == text.length()) {
      found.add(plus(before, new Piece(inBody, inBody + common)));
    } else if (before.size() < MAX_PIECES - 1) {
      List<Integer> lengths = lengths(inText, inBody, common);
      int known = found.size();
      for (int i = 0; i < lengths.size() && found.size() == known && !isDone(); i++) {
        int length = lengths.get(i);
        continued(plus(before, new Piece(inBody, inBody + length)), inText + length);
      }
    }
  }

  /** The lengths that a piece can have. One without a comma at its end comes first. */
  private List<Integer> lengths(int inText, int inBody, int common) {
    List<Integer> lengths = new ArrayList<>();
    for (int length = common; length > Math.max(0, common - MAX_PUNCTUATION); length--) {
      if (!Joint.at(text, inText + length).isEmpty() && end(inBody + length).lookingAt()) {
        lengths.add(length);
      }
    }
    lengths.sort(Comparator.comparing(length -> body.charAt(inBody + length - 1) == ','));
    return lengths;
  }

  private Matcher end(int at) {
    return END.matcher(body).region(at, body.length());
  }

  /** Looks for the piece after a joint. */
  private void continued(List<Piece> pieces, int joint) {
    Matcher end = end(pieces.get(pieces.size() - 1).end());
    if (!end.lookingAt()) {
      return;
    }
    int last = Math.min(body.length(), end.end() + MAX_BETWEEN);
    work += last - end.end();
    for (Joint one : Joint.at(text, joint)) {
      Matcher starts = START.matcher(body).region(end.end(), last).useTransparentBounds(true);
      while (starts.find() && !isDone()) {
        if (isPair(body.charAt(end.end() - 1), body.charAt(starts.start()))) {
          extend(pieces, joint + one.text.length(), starts.end());
        }
      }
    }
  }

  /**
   * Returns whether a mark may open what follows the one that closed a piece, which is a line break
   * at the end of a paragraph. An apostrophe closes nothing before a double mark.
   */
  private static boolean isPair(char closing, char opening) {
    return closing == '\n' || SINGLE.indexOf(closing) >= 0 == SINGLE.indexOf(opening) >= 0;
  }

  /** The number of equal characters from two offsets on. */
  private int common(int inText, int inBody) {
    int max = Math.min(text.length() - inText, body.length() - inBody);
    int length = 0;
    while (length < max && text.charAt(inText + length) == body.charAt(inBody + length)) {
      length++;
    }
    work += length + 1;
    return length;
  }

  private static List<Piece> plus(List<Piece> pieces, Piece piece) {
    List<Piece> all = new ArrayList<>(pieces);
    all.add(piece);
    return all;
  }
}
