package org.onrecord.exchange.imports;

import java.util.UUID;
import org.onrecord.database.RecordIds;

/**
 * What becomes of the ids of lines.
 *
 * @param kept whether they are taken over; else each record gets a new one, and the new ones come
 *     in the order of the old
 * @param run the import
 */
record Identity(boolean kept, UUID run) {
  private static final long MOST = 1L << 40;

  static Identity of(ImportOptions options) {
    return new Identity(options.keepIds(), RecordIds.next());
  }

  /**
   * The id of a record that is new here.
   *
   * @param given the id that the line has for it, or null
   */
  UUID of(UUID given) {
    if (given == null) {
      return RecordIds.next();
    }
    return kept
        ? given
        : RecordIds.shifted(given, 1 + Math.floorMod(run.getLeastSignificantBits(), MOST - 1));
  }
}
