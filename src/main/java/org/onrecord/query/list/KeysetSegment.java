package org.onrecord.query.list;

import java.util.UUID;
import org.onrecord.database.sql.Sql;

/**
 * The rows after a key and an id, by the index of the order.
 *
 * @param prefix prefix of the rows' positions in cursors
 * @param key the last key read, or null at the beginning
 * @param id the last id read, or null at the beginning
 */
record KeysetSegment(Order order, String prefix, Object key, UUID id) implements Segment {
  /** Prefix of the positions of rows that follow the ranked rows. */
  static final String UNRANKED = "rest ";

  private static final int PLANNED_ROWS = 10_000;

  static KeysetSegment whole(Order order) {
    return new KeysetSegment(order, "", null, null);
  }

  static KeysetSegment from(Order order, Cursor cursor) throws Cursor.InvalidCursor {
    return new KeysetSegment(order, "", cursor.read(order.parse()), cursor.id());
  }

  /** The rows after the ranked rows, from a cursor on. */
  static KeysetSegment unranked(Order order, Cursor cursor) throws Cursor.InvalidCursor {
    Object key =
        cursor.read(position -> order.base().parse().apply(position.substring(UNRANKED.length())));
    return unranked(order, key, cursor.id());
  }

  static KeysetSegment unranked(Order order, Object key, UUID id) {
    return new KeysetSegment(order.base(), UNRANKED, key, id);
  }

  @Override
  public Sql rows(Projection<?> projection, Condition condition, Integer limit) {
    Condition remaining =
        id == null ? condition : condition.with(order.after(projection.idColumn(), key, id));
    Sql where = remaining.where();
    return limit != null && where.customPlan()
        ? lookUpById(projection, select(projection, projection.idColumn(), where), limit)
        : orderBy(projection, select(projection, projection.alias() + ".*", where), limit);
  }

  private Sql select(Projection<?> projection, String columns, Sql where) {
    return Sql.of(
        "select " + columns + ", ? as order_key, '" + prefix + "' || ? as cursor_position from ??",
        order.key(),
        order.key(),
        Sql.of(projection.table() + " " + projection.alias()),
        where);
  }

  private Sql orderBy(Projection<?> projection, Sql rows, Integer limit) {
    return Sql.of(
        "(?)",
        Segment.limited(rows.append(order.clause("order_key", projection.idColumn())), limit));
  }

  /**
   * Selects ids with a high limit, then looks up the rows of the page.
   *
   * <p>Statistics may be wrong about a value, such as a rare word. With the limit of a page the
   * planner would scan the whole table in the order of the page and find little; with a high limit
   * it uses the index on the value and sorts ids alone. The outer statement ends after one page, by
   * a limit that the planner does not know.
   */
  private Sql lookUpById(Projection<?> projection, Sql ids, int limit) {
    return Sql.of(
        "(select %1$s.*, k.order_key, k.cursor_position from ? k join lateral (select * from %2$s where id = k.id offset 0) %1$s on true)"
            .formatted(projection.alias(), projection.table()),
        orderBy(projection, ids, Math.max(limit, PLANNED_ROWS)));
  }
}
