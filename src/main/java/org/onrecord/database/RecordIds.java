package org.onrecord.database;

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
}
