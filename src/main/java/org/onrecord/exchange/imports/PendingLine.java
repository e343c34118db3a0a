package org.onrecord.exchange.imports;

import java.util.List;
import java.util.UUID;

/**
 * An import line that is parsed, and not imported yet.
 *
 * @param position the position of its result, counted from 0
 * @param number the number of the line, counted from 1
 * @param bytes the length of the line
 * @param memory is released once the line is no longer in flight
 * @param newId the id of the article or actor if it is new
 */
record PendingLine(
    long position,
    long number,
    long bytes,
    ImportedRecord content,
    UUID newId,
    LineMemory.Reservation memory) {

  List<Object> conflictKeys() {
    return content.conflictKeys();
  }

  /** True if the line can share a transaction with others. */
  boolean isBatchable() {
    return content instanceof ImportedArticle;
  }
}
