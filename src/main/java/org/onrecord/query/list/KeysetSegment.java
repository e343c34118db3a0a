package org.onrecord.query.list;

import java.util.Optional;
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
    Sql columns =
        Sql.of(
            projection.alias() + ".*, ? as order_key, '" + prefix + "' || ? as cursor_position",
            order.key(),
            order.key());
    Sql rows =
        select(projection, columns, remaining(projection, condition))
            .append(order.clause("order_key", projection.idColumn()));
    return Sql.of("(?)", Segment.limited(rows, limit));
  }

  /**
   * Selects ids with a high limit, of which the outer query takes one page.
   *
   * <p>Statistics may be wrong about a value, such as a rare word. With the limit of a page the
   * planner would scan the whole table in the order of the page and find little; with a high limit
   * it uses the index on the value and sorts ids alone. The outer query ends after one page, by a
   * limit that the planner does not know. A condition that is known to be frequent has the limit of
   * the page.
   */
  @Override
  public Optional<Sql> keys(
      Projection<?> projection, Condition condition, int limit, RecentRows recentRows) {
    if (!remaining(projection, condition).customPlan()) {
      return Optional.empty();
    }
    Optional<Sql> periods =
        recentRows.periods(projection, condition, order, limit, PLANNED_ROWS, key);
    Sql rows =
        Segment.recentFirst(
            condition,
            periods,
            limit,
            (matching, all) -> firstKeys(projection, matching, limit, all));
    return Optional.of(
        Sql.of(
            "select id, '" + prefix + "' || order_key as cursor_position, row_version from (?) k?",
            rows,
            Sql.of(order.clause("order_key", "id"))));
  }

  private Sql firstKeys(Projection<?> projection, Condition condition, int limit, boolean all) {
    Sql columns =
        Sql.of(
            projection.idColumn()
                + ", ? as order_key, "
                + projection.alias()
                + ".xmin as row_version",
            order.key());
    Sql rows = select(projection, columns, remaining(projection, condition));
    Sql sorted =
        Segment.Rows.unordered(projection, rows, all)
            .append(order.clause("order_key", projection.idColumn()));
    return Sql.of(
        "select id, order_key, row_version from (?) k?",
        Segment.limited(sorted, condition.isFrequent() ? limit : Math.max(limit, PLANNED_ROWS)),
        Sql.of(order.clause("order_key", "id") + " limit (select " + limit + ")"));
  }

  private Sql remaining(Projection<?> projection, Condition condition) {
    return (id == null ? condition : condition.with(order.after(projection.idColumn(), key, id)))
        .where();
  }

  private Sql select(Projection<?> projection, Sql columns, Sql where) {
    return Sql.of(
        "select ? from " + projection.table() + " " + projection.alias() + "?", columns, where);
  }
}
