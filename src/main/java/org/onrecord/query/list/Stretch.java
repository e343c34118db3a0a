package org.onrecord.query.list;

import java.util.Optional;
import org.onrecord.database.Sql;

/** A part of a list that is read by one statement. Most lists are of one part. */
sealed interface Stretch permits Keyset, Ranking {
  /** How its rows are ordered. */
  Order order();

  /**
   * Its rows that fit a condition, as a query in parentheses: all columns of the table, then {@code
   * order_key} and, as text for a cursor, {@code place}.
   *
   * @param limit the most rows wanted, or null
   */
  Sql rows(Listed<?> listed, Condition condition, Integer limit);

  /**
   * Where the list goes on after the last row of this part.
   *
   * @param lastPlace that row's place, or null where there was none
   */
  default Optional<Keyset> beyond(String lastPlace) {
    return Optional.empty();
  }

  /** The first part. */
  static Stretch first(Order order) {
    return order.within() == null ? Keyset.whole(order) : Ranking.whole(order);
  }

  /** The part that a cursor points into. */
  static Stretch from(Order order, Cursor cursor) throws Cursor.Refused {
    if (order.within() == null) {
      return Keyset.from(order, cursor);
    }
    return cursor.place().startsWith(Keyset.REST)
        ? Keyset.rest(order, cursor)
        : Ranking.from(order, cursor);
  }

  /** The same part, and whatever else, of a query's rows. */
  static Sql limited(Sql rows, Integer limit) {
    return limit == null ? rows : rows.then(" limit " + limit);
  }
}
