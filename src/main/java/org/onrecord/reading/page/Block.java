package org.onrecord.reading.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.onrecord.web.json.IllegalText;

/**
 * A paragraph, heading or list item of a page, as a browser shows it.
 *
 * @param text keeps only the line breaks that the page itself has
 * @param words the number of words
 * @param links true if more than half of the text is links
 * @param boilerplate true if it is a label or sentence that sites put around their articles
 * @param aside true if it lies within navigation, advertising or similar elements
 * @param place the elements that contain it; {@link Place#NOWHERE} in plain text
 */
record Block(
    String text,
    int words,
    boolean links,
    boolean boilerplate,
    Kind kind,
    boolean aside,
    Place place) {
  private static final Pattern WHITESPACE = Pattern.compile("\\s+");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?s).*[.!?…][\"'”’»)\\]]*|.*[\"”’»][.,]?");
  private static final int LONG_TEXT = 25;

  /** The kind of the element that contains the text. */
  enum Kind {
    PARAGRAPH,
    HEADING,
    ITEM
  }

  /**
   * The innermost ancestors of a block, each null if there is none.
   *
   * @param body the element marked as the article's text
   * @param box the nearest container of paragraphs
   */
  record Place(Element body, Element article, Element main, Element box) {
    static final Place NOWHERE = new Place(null, null, null, null);
  }

  /** A block of plain text. */
  static Block of(String text) {
    return of(text, 0, Kind.PARAGRAPH, false, Place.NOWHERE);
  }

  /**
   * A block of HTML.
   *
   * @param linked the number of its characters within links
   */
  static Block of(String shown, int linked, Kind kind, boolean aside, Place place) {
    String text = legal(shown);
    int words = (int) WHITESPACE.splitAsStream(text.strip()).count();
    boolean links = 2 * linked > text.length();
    return new Block(text, words, links, Boilerplate.isPhrase(text, words), kind, aside, place);
  }

  /** Replaces characters that are illegal in HTML by U+FFFD, as browsers do. */
  private static String legal(String text) {
    if (IllegalText.violation(text).isEmpty()) {
      return text;
    }
    StringBuilder legal = new StringBuilder();
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }

  /** The text on one line. */
  String line() {
    return FieldCandidates.collapseWhitespace(text);
  }

  /** True if it reads as running text: sentences rather than labels and links. */
  boolean isProse() {
    return kind != Kind.HEADING
        && !links
        && !boilerplate
        && (words >= LONG_TEXT || SENTENCE_END.matcher(text).matches());
  }
}
