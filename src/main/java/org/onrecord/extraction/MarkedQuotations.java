package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.extraction.text.UnwrappedText;

/**
 * Finds the quotations in quotation marks of any language, without their speakers. A quotation ends
 * in the paragraph in which it starts; nested ones belong to the outer one.
 */
final class MarkedQuotations {
  static final String RULE = "marks";

  /** Marks may also hold titles and single words, and their speaker is unknown. */
  static final double CONFIDENCE = 0.2;

  /** The maximum number of unclosed marks in a paragraph, which bounds the time. */
  private static final int MAX_UNCLOSED = 20;

  private static final String OPENING = "„“«»「『\"”";

  /** The marks that close a quotation, in the order of {@link #OPENING}. */
  private static final List<String> CLOSING = List.of("“”\"", "”“", "»", "«", "」", "』", "\"", "”");

  private static final String AFTER_BLANK_OR_BRACKET = "([{—–-¡¿:/：，。、；（";

  private final UnwrappedText source;
  private final String text;
  private final List<FoundQuote> found = new ArrayList<>();

  private MarkedQuotations(UnwrappedText source) {
    this.source = source;
    this.text = source.text();
  }

  static List<FoundQuote> of(UnwrappedText source) {
    MarkedQuotations quotations = new MarkedQuotations(source);
    quotations.find();
    return List.copyOf(quotations.found);
  }

  private void find() {
    int unclosed = 0;
    for (int at = 0; at < text.length(); at++) {
      int kind = OPENING.indexOf(text.charAt(at));
      if (text.charAt(at) == '\n') {
        unclosed = 0;
      } else if (kind >= 0 && unclosed < MAX_UNCLOSED && opens(at)) {
        int end = end(at, CLOSING.get(kind));
        if (end < 0) {
          unclosed++;
        } else {
          add(at + 1, end);
          at = end;
        }
      }
    }
  }

  private boolean opens(int at) {
    char mark = text.charAt(at);
    if (mark == '„' || mark == '«' || mark == '「' || mark == '『') {
      return true;
    }
    boolean before = isBlank(at - 1) || AFTER_BLANK_OR_BRACKET.indexOf(text.charAt(at - 1)) >= 0;
    boolean chinese = mark == '“' && at > 0 && Character.isIdeographic(text.charAt(at - 1));
    return (before || chinese) && !isBlank(at + 1);
  }

  /** The index of the mark that closes the quotation; -1 if there is none in the paragraph. */
  private int end(int open, String closing) {
    int depth = 1;
    for (int i = open + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (closing.indexOf(c) >= 0 && closes(i)) {
        depth--;
      } else if (c == text.charAt(open) && c != '"') {
        depth++;
      }
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether a mark that may also open a quotation closes one. */
  private boolean closes(int at) {
    boolean either = "“\"”".indexOf(text.charAt(at)) >= 0;
    return !either || !isBlank(at - 1) || isBlank(at + 1);
  }

  private boolean isBlank(int at) {
    if (at < 0 || at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void add(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(start)) {
      start++;
    }
    while (end > start && (isBlank(end - 1) || text.charAt(end - 1) == ',')) {
      end--;
    }
    if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
      TextSpan span = new TextSpan(source.start(start), source.end(end));
      found.add(
          new FoundQuote(
              List.of(span),
              QuotationType.DIRECT,
              null,
              null,
              null,
              false,
              List.of(),
              null,
              RULE,
              CONFIDENCE));
    }
  }
}
