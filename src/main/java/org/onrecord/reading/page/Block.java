package org.onrecord.reading.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.onrecord.web.json.IllegalText;

/**
 * A paragraph, heading or list item of a page, as a browser shows it.
 *
 * @param text with line breaks only where the page has them
 * @param words how many words it has
 * @param links whether more of it is links than not
 * @param boilerplate whether it is one of the sentences and labels that pages put around their
 *     articles
 * @param kind what it is
 * @param aside whether it lies in what the page marks as navigation, advertisement or the like
 * @param place where it lies; of text that is no HTML, nowhere
 */
record Block(
    String text,
    int words,
    boolean links,
    boolean boilerplate,
    Kind kind,
    boolean aside,
    Place place) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?s).*[.!?…][\"'”’»)\\]]*|.*[\"”’»][.,]?");
  private static final int LONG = 25;

  /** What a block is. */
  enum Kind {
    PARAGRAPH,
    HEADING,
    ITEM
  }

  /**
   * The innermost elements of these sorts that a block lies in; null where there is none.
   *
   * @param body what is marked as the text of the article
   * @param box what holds paragraphs, and is none itself
   */
  record Place(Element body, Element article, Element main, Element box) {
    static final Place NOWHERE = new Place(null, null, null, null);
  }

  /** A block of text that is no HTML. */
  static Block of(String text) {
    return of(text, 0, Kind.PARAGRAPH, false, Place.NOWHERE);
  }

  /**
   * A block of HTML.
   *
   * @param linked how many of its characters are links
   */
  static Block of(String shown, int linked, Kind kind, boolean aside, Place place) {
    String text = legal(shown);
    int words = (int) BLANKS.splitAsStream(text.strip()).count();
    boolean links = 2 * linked > text.length();
    return new Block(text, words, links, Boilerplate.isPhrase(text, words), kind, aside, place);
  }

  /** A page may write as a reference what it must not have, and gets what browsers show then. */
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

  /** Whether it reads as the running text of an article does: sentences, not labels and links. */
  boolean isProse() {
    return kind != Kind.HEADING
        && !links
        && !boilerplate
        && (words >= LONG || SENTENCE_END.matcher(text).matches());
  }
}
