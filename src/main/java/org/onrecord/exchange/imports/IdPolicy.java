package org.onrecord.exchange.imports;

import java.util.UUID;
import org.onrecord.database.sql.RecordIds;

/**
 * What becomes of the ids of lines.
 *
 * @param keepIds whether they are taken over; else each record gets a new one, and the new ones
 *     come in the order of the old
 * @param importId the import
 */
record IdPolicy(boolean keepIds, UUID importId) {
  private static final long MOST = 1L << 40;

  static IdPolicy idFor(ImportOptions options) {
    return new IdPolicy(options.keepIds(), RecordIds.next());
  }

  /**
   * The id of a record that is new here.
   *
   * @param given the id that the line has for it, or null
   */
  UUID idFor(UUID given) {
    if (given == null) {
      return RecordIds.next();
    }
    return keepIds
        ? given
        : RecordIds.shifted(given, 1 + Math.floorMod(importId.getLeastSignificantBits(), MOST - 1));
  }
}
