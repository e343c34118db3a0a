package org.onrecord.query.list;

import java.util.UUID;
import org.onrecord.database.sql.Sql;

/**
 * The rows after a key and an id, in the order's index.
 *
 * @param prefix what their places begin with
 * @param key the last key read, or null at the beginning
 * @param id the last id read, or null at the beginning
 */
record KeysetSegment(Order order, String prefix, Object key, UUID id) implements Segment {
  /** Marks the places of rows that follow those that were ranked. */
  static final String REST = "rest ";

  private static final int PLANNED = 10_000;

  static KeysetSegment whole(Order order) {
    return new KeysetSegment(order, "", null, null);
  }

  static KeysetSegment from(Order order, Cursor cursor) throws Cursor.InvalidCursor {
    return new KeysetSegment(order, "", cursor.read(order.parse()), cursor.id());
  }

  /** The rows after those that were ranked, from a cursor on. */
  static KeysetSegment rest(Order order, Cursor cursor) throws Cursor.InvalidCursor {
    Object key = cursor.read(place -> order.base().parse().apply(place.substring(REST.length())));
    return rest(order, key, cursor.id());
  }

  static KeysetSegment rest(Order order, Object key, UUID id) {
    return new KeysetSegment(order.base(), REST, key, id);
  }

  @Override
  public Sql rows(Projection<?> listed, Condition condition, Integer limit) {
    Condition more =
        id == null ? condition : condition.with(order.after(listed.idColumn(), key, id));
    Sql where = more.where();
    return limit != null && where.customPlan()
        ? lookedUp(listed, selected(listed, listed.idColumn(), where), limit)
        : ordered(listed, selected(listed, listed.alias() + ".*", where), limit);
  }

  private Sql selected(Projection<?> listed, String columns, Sql where) {
    return Sql.of(
        "select " + columns + ", ? as order_key, '" + prefix + "' || ? as place from ??",
        order.key(),
        order.key(),
        Sql.of(listed.table() + " " + listed.alias()),
        where);
  }

  private Sql ordered(Projection<?> listed, Sql rows, Integer limit) {
    return Sql.of(
        "(?)", Segment.limited(rows.append(order.clause("order_key", listed.idColumn())), limit));
  }

  /**
   * What PostgreSQL knows of a value may be far from the truth, as of a word that is too rare for
   * its statistics. Told that a page is all that is wanted it would walk the whole table in the
   * order of the page, in vain; told that many more rows are, of which it need sort the ids alone,
   * it looks for them by the value. The page ends the statement all the same, by a limit whose
   * value it does not know when it plans.
   */
  private Sql lookedUp(Projection<?> listed, Sql ids, int limit) {
    return Sql.of(
        "(select %1$s.*, k.order_key, k.place from ? k join lateral (select * from %2$s where id = k.id offset 0) %1$s on true)"
            .formatted(listed.alias(), listed.table()),
        ordered(listed, ids, Math.max(limit, PLANNED)));
  }
}
