package org.onrecord.query.list;

import java.sql.SQLException;
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
    return row -> read(row, row.text("row_position"), projection, maxBytes);
  }

  static <T> PositionedRow<T> read(Row row, String position, Projection<T> projection, int maxBytes)
      throws SQLException {
    long bytes = projection.columns().canBeLong() ? row.longValue("row_size") : 0;
    T view = bytes <= maxBytes ? projection.reader().read(row) : null;
    return new PositionedRow<>(view, row.id("row_id"), position, bytes);
  }
}
