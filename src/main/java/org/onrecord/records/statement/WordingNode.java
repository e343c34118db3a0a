package org.onrecord.records.statement;

import java.sql.SQLException;
import java.util.UUID;
import org.onrecord.database.sql.Row;

/**
 * A wording on record, a node of the graph of same words.
 *
 * @param bytes length of the text
 * @param appearances number of quotes that have the wording
 * @param firstQuote least id of these quotes; null while it is not known
 * @param statement statement of these quotes; null while it is not known
 * @param whole true if its family is exactly the statement, without contradictions and labels; then
 *     the links of the family decide nothing while it only grows
 */
record WordingNode(
    long id,
    UUID key,
    UUID speaker,
    UUID label,
    int bytes,
    int appearances,
    UUID firstQuote,
    UUID statement,
    boolean whole) {
  static final String COLUMNS =
      "w.id, w.key, w.speaker_id, w.label, octet_length(w.text) as bytes, w.appearances,"
          + " w.first_quote, w.statement_id, w.whole";

  static WordingNode of(Row row) throws SQLException {
    return new WordingNode(
        row.longValue("id"),
        row.id("key"),
        row.id("speaker_id"),
        row.id("label"),
        (int) row.longValue("bytes"),
        (int) row.longValue("appearances"),
        row.id("first_quote"),
        row.id("statement_id"),
        row.bool("whole"));
  }

  /** A copy with one more quote. */
  WordingNode plus(UUID quote) {
    return with(appearances + 1, QuoteIds.least(firstQuote, quote));
  }

  /** A copy with one quote less; without a first quote if it was that one. */
  WordingNode minus(UUID quote) {
    return with(appearances - 1, quote.equals(firstQuote) ? null : firstQuote);
  }

  WordingNode withFirst(UUID first) {
    return with(appearances, first);
  }

  private WordingNode with(int quotes, UUID first) {
    return new WordingNode(id, key, speaker, label, bytes, quotes, first, statement, whole);
  }

  /** A copy in another statement, which is its whole family or not. */
  WordingNode in(UUID other, boolean isWhole) {
    return new WordingNode(id, key, speaker, label, bytes, appearances, firstQuote, other, isWhole);
  }
}
