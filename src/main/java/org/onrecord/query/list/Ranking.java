package org.onrecord.query.list;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.Sql;
import org.onrecord.web.json.Ids;

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

  /** Only ids, keys and ranks are sorted; the rows themselves are looked up for the page alone. */
  @Override
  public Sql rows(Listed<?> listed, Condition condition, Integer limit) {
    Sql best =
        Sql.of(
            "with ranked as materialized (?) select id, rank, concat_ws(' ', rank, ?) as place from ranked?",
            ranked(listed, condition),
            place(),
            after == null ? Sql.NONE : Sql.of(" where (rank, id) < (?, ?)", after.key, after.id));
    return Sql.of(
        "(select %1$s.*, k.rank as order_key, k.place from (?) k join lateral (select * from %2$s where id = k.id offset 0) %1$s on true)"
            .formatted(listed.row(), listed.table()),
        Stretch.limited(best.then(" order by rank desc, id desc"), limit));
  }

  @Override
  public Optional<Keyset> beyond(String lastPlace) {
    Edge edge = lastPlace == null ? last : lastRanked(order, lastPlace);
    return Optional.ofNullable(edge).map(end -> Keyset.rest(order, end.key, end.id));
  }

  /** The ids of the rows that are ranked, with their ranks, and their keys in the other order. */
  private Sql ranked(Listed<?> listed, Condition condition) {
    Order within = order.within();
    Condition more =
        last == null ? condition : condition.with(within.until(listed.id(), last.key, last.id));
    Sql rows =
        Sql.of(
            "select %1$s.id, %1$s.search, %1$s.search_language, ? as within_key from %2$s %1$s?"
                .formatted(listed.row(), listed.table()),
            within.key(),
            more.where());
    int most = after == null ? Order.RANKED : MOST;
    return Sql.of(
        "select id, within_key, ? as rank from (?) " + listed.row(),
        order.key(),
        rows.then(within.clause("within_key", listed.id()) + " limit " + most));
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
