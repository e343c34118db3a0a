package org.onrecord.reading.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.LongConsumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Parses HTML into a document of bounded size. The memory of a document depends on its elements
 * more than on its length: four megabytes of {@code <i>} would take 250 MB. Tags do not tell the
 * number of elements, since a paragraph repeats up to twelve elements that are still open.
 */
final class HtmlParser {
  /** The maximum number of elements. The longest encyclopedia articles have some 50,000. */
  static final int MAX_ELEMENTS = 100_000;

  /**
   * The heap memory of a document and the blocks read from it, in bytes for each character and for
   * each element. Measured with documents of four megabytes: text 4 bytes a character, attributes
   * 12; 100,000 elements 9 to 40 MB beside that.
   */
  private static final int BYTES_PER_CHARACTER = 12;

  private static final int BYTES_PER_ELEMENT = 400;

  /** The number of elements between two reservations. */
  private static final int STEP = 1_000;

  private final LongConsumer memory;
  private final String advice;

  /**
   * @param memory reserves this number of bytes, unless as many are reserved already
   * @param advice a sentence for the senders of pages with too many elements
   */
  HtmlParser(LongConsumer memory, String advice) {
    this.memory = memory;
    this.advice = advice;
  }

  /**
   * Parses a page.
   *
   * @param base the base of relative links, or empty
   * @throws ProblemException 422 if it has too many elements, 503 if too little memory is free
   */
  Document parse(String html, String base) {
    // An element that is never closed appears at the end only, but has a tag.
    long tags = html.chars().filter(c -> c == '<').count();
    requireAtMost(2L * MAX_ELEMENTS, tags);
    reserve(html, tags);
    try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(html, base)) {
      Iterator<Element> closed = parser.iterator();
      for (int elements = 1; closed.hasNext(); elements++) {
        closed.next();
        if (elements % STEP == 0) {
          requireAtMost(MAX_ELEMENTS, elements);
          reserve(html, Math.max(tags, elements));
        }
      }
      return parser.complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void reserve(String html, long elements) {
    memory.accept(BYTES_PER_CHARACTER * (long) html.length() + BYTES_PER_ELEMENT * elements);
  }

  private void requireAtMost(long limit, long count) {
    if (count > limit) {
      throw ProblemException.unprocessable(
          "The page has more than %d elements. %s".formatted(MAX_ELEMENTS, advice),
          Fault.at("", "has too many elements"));
    }
  }
}
