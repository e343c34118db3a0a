package org.onrecord.database.sql;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Ids of new records: UUID version 7 (RFC 9562), so that they ascend with time and fill an index at
 * its end.
 */
public final class RecordIds {
  private RecordIds() {}

  /** A new id. */
  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /**
   * A new id for a copy of a record, so that copies come in the order of what they are copied from.
   *
   * @param by how far the ids of one copying are shifted, at random: less than 2^40
   */
  public static UUID shifted(UUID original, long by) {
    long low = original.getLeastSignificantBits() + by;
    boolean sameVariant = low >>> 62 == original.getLeastSignificantBits() >>> 62;
    return sameVariant ? new UUID(original.getMostSignificantBits(), low) : next();
  }
}
