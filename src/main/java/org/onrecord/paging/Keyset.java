package org.onrecord.paging;

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
    Sql rows =
        Sql.of(
            "select " + listed.row() + ".*, ? as order_key, '" + prefix + "' || ? as place from ??",
            order.key(),
            order.key(),
            Sql.of(listed.table() + " " + listed.row()),
            more.where());
    return Sql.of("(?)", Stretch.limited(rows.then(order.clause("order_key", listed.id())), limit));
  }
}
