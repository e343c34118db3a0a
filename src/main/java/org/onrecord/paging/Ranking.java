package org.onrecord.paging;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.Sql;
import org.onrecord.json.Ids;

/**
 * The first rows of an order, best first. Which they are is settled by the first page, whose
 * cursors remember the last of them: pages stay exact while rows are added.
 *
 * @param last the last row that is ranked, or null where that is not known yet or all are
 * @param after the row after which to go on, or null at the beginning
 */
record Ranking(Order order, Edge last, Edge after) implements Stretch {

  /**
   * How many rows a further page ranks at most: those of the first page and what has come in since.
   * Without a bound an old cursor, or one that somebody made up, could have the whole table ranked.
   */
  private static final int MOST = 10 * Order.RANKED;

  /** A row by its key and id. */
  record Edge(Object key, UUID id) {}

  static Ranking whole(Order order) {
    return new Ranking(order, null, null);
  }

  static Ranking from(Order order, Cursor cursor) throws Cursor.Refused {
    Edge last = cursor.read(place -> lastRanked(order, place));
    Object rank = cursor.read(place -> order.parse().apply(place.split(" ", 2)[0]));
    return new Ranking(order, last, new Edge(rank, cursor.id()));
  }

  @Override
  public Sql rows(Listed<?> listed, Condition condition, Integer limit) {
    Sql rows =
        Sql.of(
            "with ranked as materialized (?) select "
                + listed.row()
                + ".*, ? as order_key, concat_ws(' ', ?, ?) as place from ranked "
                + listed.row()
                + "?",
            ranked(listed, condition),
            order.key(),
            order.key(),
            place(),
            after == null
                ? Sql.NONE
                : Sql.of(" where ?", order.after(listed.id(), after.key, after.id)));
    return Sql.of("(?)", Stretch.limited(rows.then(order.clause("order_key", listed.id())), limit));
  }

  @Override
  public Optional<Keyset> beyond(String lastPlace) {
    Edge edge = lastPlace == null ? last : lastRanked(order, lastPlace);
    return Optional.ofNullable(edge).map(end -> Keyset.rest(order, end.key, end.id));
  }

  /** The rows that are ranked; their key in the other order is their {@code within_key}. */
  private Sql ranked(Listed<?> listed, Condition condition) {
    Order within = order.within();
    Condition more =
        last == null ? condition : condition.with(within.until(listed.id(), last.key, last.id));
    Sql rows =
        Sql.of(
            "select " + listed.row() + ".*, ? as within_key from ??",
            within.key(),
            Sql.of(listed.table() + " " + listed.row()),
            more.where());
    int most = after == null ? Order.RANKED : MOST;
    return rows.then(within.clause("within_key", listed.id()) + " limit " + most);
  }

  /** What a place says besides the rank: the last row that is ranked, if others may follow. */
  private Sql place() {
    if (after == null) {
      return Sql.of(
          "(select concat(within_key, ' ', id) from ranked"
              + order.within().clause("within_key", "id")
              + " offset "
              + (Order.RANKED - 1)
              + ")");
    }
    return last == null ? Sql.of("null::text") : Sql.of("?::text", last.key + " " + last.id);
  }

  /** A place is the rank alone; or the rank, and the key and id of the last row that is ranked. */
  private static Edge lastRanked(Order order, String place) {
    String[] parts = place.split(" ", 3);
    if (parts.length == 1) {
      return null;
    }
    Function<String, Object> parse = order.within().parse();
    UUID id = Ids.parse(parts[parts.length - 1]).orElseThrow(IllegalArgumentException::new);
    return new Edge(parse.apply(parts[1]), id);
  }
}
