package org.onrecord.extraction;

import java.util.stream.Stream;

/**
 * A text whose paragraphs are wrapped at a width, as {@code fold -s} does, with the new place of
 * each character.
 *
 * @param places the offset in code points of each code point of the original text
 */
record WrappedText(String text, int[] places) {

  /**
   * The layout of wrapped paragraphs.
   *
   * @param between what separates paragraphs
   * @param first before the first line of a paragraph
   * @param next before its other lines
   * @param end the line break with white space before it
   */
  record Layout(String between, String first, String next, String end) {
    static final Layout BLANK_LINES = new Layout("\n\n", "", "", "\n");

    static Stream<Layout> all() {
      return Stream.of(
          BLANK_LINES,
          new Layout("\r\n\r\n", "", "", " \r\n"),
          new Layout("\n", "    ", "", "\n"),
          new Layout("\n>\n", "> ", "> ", "\n"),
          new Layout("\n\n", "    ", "    ", "\n"));
    }
  }

  static WrappedText of(String text, Layout layout, int width) {
    StringBuilder wrapped = new StringBuilder();
    int[] characters = text.codePoints().toArray();
    int[] places = new int[characters.length];
    int column = 0;
    boolean paragraph = true;
    for (int at = 0; at < characters.length; ) {
      int end = wordEnd(characters, at);
      if (end == at) {
        paragraph |= characters[at++] == '\n';
        continue;
      }
      if (paragraph) {
        wrapped.append(wrapped.isEmpty() ? "" : layout.between).append(layout.first);
        column = layout.first.length();
      } else if (column + 1 + end - at > width) {
        wrapped.append(layout.end).append(layout.next);
        column = layout.next.length();
      } else {
        wrapped.append(' ');
        column++;
      }
      paragraph = false;
      column += end - at;
      for (; at < end; at++) {
        places[at] = wrapped.codePointCount(0, wrapped.length());
        wrapped.appendCodePoint(characters[at]);
      }
    }
    return new WrappedText(wrapped.append(layout.end).toString(), places);
  }

  private static int wordEnd(int[] characters, int from) {
    int end = from;
    while (end < characters.length && characters[end] != ' ' && characters[end] != '\n') {
      end++;
    }
    return end;
  }

  /** The quote of the original text at its place in this one. */
  FoundQuote moved(FoundQuote quote) {
    return new FoundQuote(
        quote.spans().stream().map(this::moved).toList(),
        quote.type(),
        moved(quote.speaker()),
        quote.role(),
        quote.cue(),
        quote.anonymous(),
        quote.via().stream().map(this::moved).toList(),
        quote.saidOn(),
        quote.rule(),
        quote.confidence());
  }

  private Speaker moved(Speaker speaker) {
    return speaker == null
        ? null
        : new Speaker(speaker.text(), moved(speaker.span()), speaker.name(), speaker.kind());
  }

  private TextSpan moved(TextSpan span) {
    return new TextSpan(places[span.start()], places[span.end() - 1] + 1);
  }
}
