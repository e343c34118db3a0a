package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * The memory that articles on record take, with their quotes, while lines that match them are
 * imported. A short line can match an article with 80 MB of quotes.
 */
@Singleton
class MatchMemory {
  /** The bytes that each transaction may use unreserved, since the number of workers is limited. */
  static final long UNRESERVED = 8 << 20;

  /** An entity without its text. */
  private static final int BYTES_PER_ROW = 4 * 1024;

  /** Bytes for each byte of text in UTF-8: rows, entities, changed copies and statements. */
  private static final int BYTES_PER_BYTE = 6;

  private final Database database;

  MatchMemory(Database database) {
    this.database = database;
  }

  /**
   * Limits the memory of articles before they are loaded.
   *
   * @param maxBytes of heap memory
   * @throws ExceededException if they may take more
   */
  void requireAtMost(long maxBytes, Collection<UUID> articles) {
    long bytes = articles.isEmpty() ? 0 : bytes(articles);
    if (bytes > maxBytes) {
      throw new ExceededException(bytes);
    }
  }

  /** An estimate of the heap memory in bytes. Reads no text. */
  long bytes(Collection<UUID> articles) {
    UUID[] ids = articles.toArray(UUID[]::new);
    Sql sql =
        Sql.of(
            """
            select coalesce(sum(length), 0) * ? + count(*) * ? as bytes
            from (
              select octet_length(body) as length from article where id = any(?)
              union all
              select octet_length(text) from quote where article_id = any(?)) texts""",
            BYTES_PER_BYTE,
            BYTES_PER_ROW,
            ids,
            ids);
    return database.find(sql, row -> row.longValue("bytes")).orElseThrow();
  }

  /** Matched articles need more memory than allowed: this number of bytes. */
  static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long bytes;

    private ExceededException(long bytes) {
      super(null, null, false, false);
      this.bytes = bytes;
    }

    long bytes() {
      return bytes;
    }
  }
}
