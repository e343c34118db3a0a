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
 * @param before its row of the index, or null
 * @param after the row that it has to have, or null
 * @param wording the wording on record, or null if the quote has none: it is deleted, rejected, or
 *     its words have too little information
 * @param words the words of the wording, or null
 */
record IndexedQuote(
    UUID id, Appearance before, Appearance after, Wording wording, QuotedWords words) {
  private static final Logger LOG = Logger.getLogger(IndexedQuote.class);

  /** A row of the index: the key of the wording, and copies of columns of the quote. */
  record Appearance(UUID key, LocalDate day, UUID source) {}

  static IndexedQuote of(Row row) throws SQLException {
    UUID id = row.id("id");
    UUID oldKey = row.id("old_key");
    Appearance before =
        oldKey == null ? null : new Appearance(oldKey, row.date("old_day"), row.id("old_source"));
    Wording wording = row.text("text") == null ? null : wording(row);
    QuotedWords words = wording == null ? null : words(id, wording);
    if (words == null) {
      return new IndexedQuote(id, before, null, null, null);
    }
    Appearance after = new Appearance(wording.key(), row.date("day"), row.id("source_id"));
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

  boolean isUnchanged() {
    return Objects.equals(before, after);
  }

  UUID oldKey() {
    return before == null ? null : before.key();
  }

  UUID newKey() {
    return after == null ? null : after.key();
  }

  boolean changesWording() {
    return !Objects.equals(oldKey(), newKey());
  }
}
