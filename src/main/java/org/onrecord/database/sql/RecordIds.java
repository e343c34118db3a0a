package org.onrecord.database.sql;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Generates ids of records: UUID version 7 (RFC 9562), which ascend with time. */
public final class RecordIds {
  private RecordIds() {}

  /** Generates an id. */
  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /**
   * Derives the id of a copy of a record, so that copies sort like their originals.
   *
   * @param by random offset of one copy operation, less than 2^40
   */
  public static UUID shifted(UUID original, long by) {
    long low = original.getLeastSignificantBits() + by;
    boolean sameVariant = low >>> 62 == original.getLeastSignificantBits() >>> 62;
    return sameVariant ? new UUID(original.getMostSignificantBits(), low) : next();
  }
}
