package org.onrecord.records.statement;

import java.util.Map;
import java.util.UUID;
import org.onrecord.records.quote.StatementReference;

/**
 * The result of a batch.
 *
 * @param locked false if another process writes, so that nothing was done
 * @param quotes number of its quotes
 * @param more true if further changes are waiting
 * @param backfilling true if further quotes are waiting that were on record before the first start
 * @param lag number of waiting changes, at most
 * @param statements the statements of its quotes
 */
record IndexStep(
    boolean locked,
    int quotes,
    boolean more,
    boolean backfilling,
    long lag,
    Map<UUID, StatementReference> statements) {
  static final IndexStep NOTHING = new IndexStep(true, 0, false, false, 0, Map.of());

  /** The result of a batch for which there was too much to do. */
  static final IndexStep AGAIN = new IndexStep(true, 0, true, false, 0, Map.of());

  /**
   * Returns whether there is something to do that another process does or keeps from being done.
   */
  boolean isLockedOut() {
    return !locked && (more || backfilling);
  }
}
