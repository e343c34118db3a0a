package org.onrecord.query.list;

import java.util.Optional;
import org.onrecord.database.sql.Sql;

/** A part of a list that is read by one statement. Most lists are of one part. */
sealed interface Segment permits KeysetSegment, RankedSegment {
  /** How its rows are ordered. */
  Order order();

  /**
   * Its rows that fit a condition, as a query in parentheses: all columns of the table, then {@code
   * order_key} and, as text for a cursor, {@code place}.
   *
   * @param limit the most rows wanted, or null
   */
  Sql rows(Projection<?> listed, Condition condition, Integer limit);

  /**
   * Where the list goes on after the last row of this part.
   *
   * @param lastPlace that row's place, or null where there was none
   */
  default Optional<KeysetSegment> next(String lastPlace) {
    return Optional.empty();
  }

  /** The first part. */
  static Segment first(Order order) {
    return order.base() == null ? KeysetSegment.whole(order) : RankedSegment.whole(order);
  }

  /** The part that a cursor points into. */
  static Segment from(Order order, Cursor cursor) throws Cursor.InvalidCursor {
    if (order.base() == null) {
      return KeysetSegment.from(order, cursor);
    }
    return cursor.position().startsWith(KeysetSegment.REST)
        ? KeysetSegment.rest(order, cursor)
        : RankedSegment.from(order, cursor);
  }

  /** The same part, and whatever else, of a query's rows. */
  static Sql limited(Sql rows, Integer limit) {
    return limit == null ? rows : rows.append(" limit " + limit);
  }
}
