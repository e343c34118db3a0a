package org.onrecord.exchange.imports;

import java.util.UUID;

/**
 * The outcome of a line that did not fail.
 *
 * @param id the id of the article or actor
 * @param proposed the number of new proposals; null without extraction
 */
record Outcome(ImportStatus status, UUID id, Integer proposed) {
  Outcome(ImportStatus status, UUID id) {
    this(status, id, null);
  }

  Outcome withProposed(int count) {
    return new Outcome(status, id, count);
  }
}
