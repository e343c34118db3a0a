package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.memory.RequestMemory;
import org.onrecord.web.problem.ProblemException;

/**
 * The memory that all quotes of an article take while a transaction changes them. The texts of
 * 1,000 quotes can have 80 MB, whatever the size of the request.
 */
@Singleton
public class QuoteMemory {
  /** The number of rows that are fetched at once. Rows of a join repeat the text of the quote. */
  public static final int FETCH_SIZE = 50;

  /** An entity without its text. */
  private static final int BYTES_PER_QUOTE = 4 * 1024;

  /** Bytes for each byte of text in UTF-8. Measured: an extraction 6 with rows of 10 MB. */
  private static final int BYTES_PER_BYTE = 6;

  private final Database database;
  private final RequestMemory memory;

  QuoteMemory(Database database, RequestMemory memory) {
    this.database = database;
    this.memory = memory;
  }

  /**
   * Reserves memory for the quotes of an article for the current request; call it before they are
   * loaded.
   *
   * @throws ProblemException 503 if too little is free
   */
  public void reserve(UUID article) {
    memory.reserve(bytes(article));
  }

  /** An estimate of the heap memory in bytes. Reads no text. */
  public long bytes(UUID article) {
    Sql sql =
        Sql.of(
            """
            select coalesce(sum(octet_length(text)), 0) * ? + count(*) * ? as bytes
            from quote where article_id = ?""",
            BYTES_PER_BYTE,
            BYTES_PER_QUOTE,
            article);
    return database.find(sql, row -> row.longValue("bytes")).orElseThrow();
  }
}
