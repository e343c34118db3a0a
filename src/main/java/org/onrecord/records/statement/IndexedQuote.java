package org.onrecord.records.statement;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.onrecord.database.sql.Row;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.textreuse.QuotedWords;

/**
 * A quote as it is in the index of statements, and as it is on record.
 *
 * @param before its appearance, or null
 * @param after the appearance that it has to have; null if the quote is deleted or rejected
 * @param wording the wording on record, or null with {@code after}
 * @param words the words, or null if they do not identify a statement
 */
record IndexedQuote(
    UUID id, Appearance before, Appearance after, Wording wording, QuotedWords words) {
  private static final Logger LOG = Logger.getLogger(IndexedQuote.class);

  /**
   * A row of the index.
   *
   * @param wording id of the wording; null if it has none, or if the row is not written yet
   * @param key key of the wording, or null
   * @param statement id of the statement; null if the row is not written yet
   * @param day copy of a column of the quote, as the next one
   */
  record Appearance(Long wording, UUID key, UUID statement, LocalDate day, UUID source) {}

  static IndexedQuote of(Row row) throws SQLException {
    UUID id = row.id("id");
    UUID statement = row.id("statement_id");
    UUID oldKey = row.id("old_key");
    Appearance before =
        statement == null
            ? null
            : new Appearance(
                oldKey == null ? null : row.longValue("wording_id"),
                oldKey,
                statement,
                row.date("old_day"),
                row.id("old_source"));
    if (row.text("text") == null) {
      return new IndexedQuote(id, before, null, null, null);
    }
    Wording wording = wording(row);
    QuotedWords words = words(id, wording);
    UUID key = words == null ? null : wording.key();
    Appearance after = new Appearance(null, key, null, row.date("day"), row.id("source_id"));
    return new IndexedQuote(id, before, after, wording, words);
  }

  private static Wording wording(Row row) throws SQLException {
    return Wording.of(
        row.enumValue("type", QuoteType.class),
        QuotePieces.of(row.text("text"), row.array("span_starts"), row.array("span_ends")),
        row.text("language"),
        row.id("speaker_id"),
        row.id("label"));
  }

  /**
   * The words, or null if they say so little that not even equal words are the same statement, and
   * no editor has labelled them. A text that cannot be read must not keep the index from all
   * others.
   */
  private static QuotedWords words(UUID id, Wording wording) {
    try {
      QuotedWords words = wording.words();
      return wording.label() != null || words.identifiesStatement() ? words : null;
    } catch (RuntimeException e) {
      LOG.errorf(e, "The words of quote %s cannot be compared", id);
      return null;
    }
  }

  /** Returns whether the appearance is up to date; unknown, so false, for one without a wording. */
  boolean isUnchanged() {
    if (before == null || after == null) {
      return before == after;
    }
    return after.key != null
        && after.key.equals(before.key)
        && after.day.equals(before.day)
        && Objects.equals(after.source, before.source);
  }

  UUID newKey() {
    return after == null ? null : after.key;
  }

  /** The id of the wording that the index has for it, or null. */
  Long oldWording() {
    return before == null ? null : before.wording;
  }

  UUID oldStatement() {
    return before == null ? null : before.statement;
  }

  /** Returns whether the index has the quote with a wording that it no longer has. */
  boolean losesWording() {
    return before != null && before.key != null && !before.key.equals(newKey());
  }

  /** Returns whether the quote has a wording that the index does not have for it. */
  boolean gainsWording() {
    return newKey() != null && (before == null || !newKey().equals(before.key));
  }
}
