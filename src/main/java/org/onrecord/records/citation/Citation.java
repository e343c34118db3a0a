package org.onrecord.records.citation;

import java.time.LocalDate;
import java.util.List;

/**
 * Bibliographic data of an article that contains a quote. Members that are not known are null.
 *
 * @param key identifies the citation in a bibliography; ASCII letters, digits and hyphens
 * @param authors in the order of the byline
 * @param newspaper name of the source
 * @param language BCP 47 tag
 * @param url URL of the article, with a text fragment that leads to the words
 * @param note the words with their speaker
 */
public record Citation(
    String key,
    String title,
    List<AuthorName> authors,
    String newspaper,
    LocalDate publishedOn,
    String section,
    String language,
    String url,
    String note) {

  /** A text without line breaks, for values that end with their line. */
  static String inOneLine(String text) {
    return text.strip().replaceAll("[\\s\\x85\\u2028\\u2029]+", " ");
  }
}
