package org.onrecord.exchange.imports;

import java.util.UUID;
import org.onrecord.database.sql.RecordIds;

/**
 * The treatment of the ids in import lines.
 *
 * @param keepIds true to keep them; false to give each record a new id, in the order of the old ids
 * @param importId the id of the import
 */
record IdPolicy(boolean keepIds, UUID importId) {
  private static final long MAX_SHIFT = 1L << 40;

  static IdPolicy of(ImportOptions options) {
    return new IdPolicy(options.keepIds(), RecordIds.next());
  }

  /**
   * The id of a new record.
   *
   * @param given the id in the line, or null
   */
  UUID idFor(UUID given) {
    if (given == null) {
      return RecordIds.next();
    }
    return keepIds
        ? given
        : RecordIds.shifted(
            given, 1 + Math.floorMod(importId.getLeastSignificantBits(), MAX_SHIFT - 1));
  }
}
