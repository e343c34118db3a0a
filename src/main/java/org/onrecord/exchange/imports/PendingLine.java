package org.onrecord.exchange.imports;

import java.util.List;
import java.util.UUID;

/**
 * A line to be worked on.
 *
 * @param position of its result among the results
 * @param line its number
 * @param bytes how long it is
 * @param id of the article or actor if it is new
 * @param conflictKeys what the record may be recognised by
 */
record PendingLine(
    long position,
    long line,
    int bytes,
    ImportedRecord content,
    UUID id,
    List<Object> conflictKeys) {

  /** Whether it may be done in one transaction with others. */
  boolean isBatchable() {
    return content instanceof ImportedArticle;
  }
}
