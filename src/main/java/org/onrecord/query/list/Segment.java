package org.onrecord.query.list;

import java.util.Optional;
import org.onrecord.database.sql.Sql;

/** A part of a list that is read by one statement. Most lists have one segment. */
sealed interface Segment permits KeysetSegment, RankedSegment {
  Order order();

  /**
   * A parenthesised query for the rows that match a condition. It selects all columns of the table,
   * {@code order_key} and, as text for a cursor, {@code cursor_position}.
   *
   * @param limit maximum number of rows, or null
   */
  Sql rows(Projection<?> projection, Condition condition, Integer limit);

  /**
   * A query for {@code id}, {@code cursor_position} and {@code row_version} of the rows that match
   * a condition, in order, if it has to be planned for its values. The rows are looked up by
   * another statement, whose plan is kept: to parse and plan both in one takes longer than a second
   * statement.
   */
  Optional<Sql> keys(
      Projection<?> projection, Condition condition, int limit, RecentRows recentRows);

  /**
   * Selects the first rows that match a condition from recent periods, or from all if the periods
   * have fewer than wanted.
   *
   * @param rows the query for the rows, which selects at least the wanted number
   */
  static Sql recentFirst(Condition condition, Optional<Sql> periods, int wanted, Rows rows) {
    return periods
        .map(
            term ->
                Sql.of(
                    """
                    with recent as materialized (?) \
                    select * from recent where (select count(*) from recent) >= %1$d \
                    union all select * from (?) further where (select count(*) from recent) < %1$d"""
                        .formatted(wanted),
                    rows.matching(condition.inPeriods(term), false),
                    rows.matching(condition, true)))
        .orElseGet(() -> rows.matching(condition, false));
  }

  /** A query for the first rows that match a condition, in order. */
  @FunctionalInterface
  interface Rows {
    /**
     * Selects the first rows.
     *
     * @param all true to plan the query for all rows that match, because they are few: the planner
     *     takes a word that it does not know for frequent, and would read a table of 20,000,000
     *     rows in order
     */
    Sql matching(Condition condition, boolean all);

    /** Makes a query for rows in any order read all of them, if so wanted. */
    static Sql unordered(Projection<?> projection, Sql rows, boolean all) {
      return all ? Sql.of("select * from (? offset 0) " + projection.alias(), rows) : rows;
    }
  }

  /**
   * The segment that follows this one.
   *
   * @param lastPosition position of the last row of this segment, or null if there was none
   */
  default Optional<KeysetSegment> next(String lastPosition) {
    return Optional.empty();
  }

  /** The first segment of a list. */
  static Segment first(Order order) {
    return order.base() == null ? KeysetSegment.whole(order) : RankedSegment.whole(order);
  }

  /** The rest of the segment that a cursor points into. */
  static Segment from(Order order, Cursor cursor) throws Cursor.InvalidCursor {
    if (order.base() == null) {
      return KeysetSegment.from(order, cursor);
    }
    return cursor.position().startsWith(KeysetSegment.UNRANKED)
        ? KeysetSegment.unranked(order, cursor)
        : RankedSegment.from(order, cursor);
  }

  static Sql limited(Sql rows, Integer limit) {
    return limit == null ? rows : rows.append(" limit " + limit);
  }
}
