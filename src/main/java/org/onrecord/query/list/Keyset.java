package org.onrecord.query.list;

import java.util.UUID;
import org.onrecord.database.Sql;

/**
 * The rows after a key and an id, in the order's index.
 *
 * @param prefix what their places begin with
 * @param key the last key read, or null at the beginning
 * @param id the last id read, or null at the beginning
 */
record Keyset(Order order, String prefix, Object key, UUID id) implements Stretch {
  /** Marks the places of rows that follow those that were ranked. */
  static final String REST = "rest ";

  private static final int PLANNED = 10_000;

  static Keyset whole(Order order) {
    return new Keyset(order, "", null, null);
  }

  static Keyset from(Order order, Cursor cursor) throws Cursor.Refused {
    return new Keyset(order, "", cursor.read(order.parse()), cursor.id());
  }

  /** The rows after those that were ranked, from a cursor on. */
  static Keyset rest(Order order, Cursor cursor) throws Cursor.Refused {
    Object key = cursor.read(place -> order.within().parse().apply(place.substring(REST.length())));
    return rest(order, key, cursor.id());
  }

  static Keyset rest(Order order, Object key, UUID id) {
    return new Keyset(order.within(), REST, key, id);
  }

  @Override
  public Sql rows(Listed<?> listed, Condition condition, Integer limit) {
    Condition more = id == null ? condition : condition.with(order.after(listed.id(), key, id));
    Sql where = more.where();
    return limit != null && where.skewed()
        ? lookedUp(listed, selected(listed, listed.id(), where), limit)
        : ordered(listed, selected(listed, listed.row() + ".*", where), limit);
  }

  private Sql selected(Listed<?> listed, String columns, Sql where) {
    return Sql.of(
        "select " + columns + ", ? as order_key, '" + prefix + "' || ? as place from ??",
        order.key(),
        order.key(),
        Sql.of(listed.table() + " " + listed.row()),
        where);
  }

  private Sql ordered(Listed<?> listed, Sql rows, Integer limit) {
    return Sql.of("(?)", Stretch.limited(rows.then(order.clause("order_key", listed.id())), limit));
  }

  /**
   * What PostgreSQL knows of a value may be far from the truth, as of a word that is too rare for
   * its statistics. Told that a page is all that is wanted it would walk the whole table in the
   * order of the page, in vain; told that many more rows are, of which it need sort the ids alone,
   * it looks for them by the value. The page ends the statement all the same, by a limit whose
   * value it does not know when it plans.
   */
  private Sql lookedUp(Listed<?> listed, Sql ids, int limit) {
    return Sql.of(
        "(select %1$s.*, k.order_key, k.place from ? k join lateral (select * from %2$s where id = k.id offset 0) %1$s on true)"
            .formatted(listed.row(), listed.table()),
        ordered(listed, ids, Math.max(limit, PLANNED)));
  }
}
