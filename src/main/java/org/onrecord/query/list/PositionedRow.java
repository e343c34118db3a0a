package org.onrecord.query.list;

import java.util.UUID;
import org.onrecord.database.sql.Row;

/**
 * A row of a list with its id and its position for a cursor.
 *
 * @param view null if the row is longer than the statement sends
 * @param bytes the size of the row
 */
record PositionedRow<T>(T view, UUID id, String position, long bytes) {
  static <T> Row.Reader<PositionedRow<T>> reader(Projection<T> projection, int maxBytes) {
    boolean sized = projection.columns().canBeLong();
    return row -> {
      long bytes = sized ? row.longValue("row_size") : 0;
      return new PositionedRow<>(
          bytes <= maxBytes ? projection.reader().read(row) : null,
          row.id("row_id"),
          row.text("row_position"),
          bytes);
    };
  }
}
