package org.onrecord.records.quote;

import java.util.UUID;

/**
 * The statement that a quote is an appearance of.
 *
 * @param id the id of its first recorded quote
 * @param appearances number of its quotes
 */
public record StatementReference(UUID id, long appearances) {
  /**
   * Reads a text of id and number of appearances, with a space between them; null, if the words
   * have not been compared yet, for null.
   */
  static StatementReference parse(String text) {
    if (text == null) {
      return null;
    }
    int space = text.indexOf(' ');
    return new StatementReference(
        UUID.fromString(text.substring(0, space)),
        Math.max(1, Long.parseLong(text.substring(space + 1))));
  }
}
