package org.onrecord.query.list;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Ids;

/**
 * The first rows of an order, best first. Which they are is settled by the first page, whose
 * cursors remember the last of them: pages stay exact while rows are added.
 *
 * @param last the last row that is ranked, or null where that is not known yet or all are
 * @param after the row after which to go on, or null at the beginning
 */
record RankedSegment(Order order, Edge last, Edge after) implements Segment {

  /**
   * How many rows a further page ranks at most: those of the first page and what has come in since.
   * Without a bound an old cursor, or one that somebody made up, could have the whole table ranked.
   */
  private static final int MOST = 10 * Order.RANKED;

  /** A row by its key and id. */
  record Edge(Object key, UUID id) {}

  static RankedSegment whole(Order order) {
    return new RankedSegment(order, null, null);
  }

  static RankedSegment from(Order order, Cursor cursor) throws Cursor.InvalidCursor {
    Edge last = cursor.read(place -> lastRanked(order, place));
    Object rank = cursor.read(place -> order.parse().apply(place.split(" ", 2)[0]));
    return new RankedSegment(order, last, new Edge(rank, cursor.id()));
  }

  /** Only ids, keys and ranks are sorted; the rows themselves are looked up for the page alone. */
  @Override
  public Sql rows(Projection<?> listed, Condition condition, Integer limit) {
    Sql best =
        Sql.of(
            "with ranked as materialized (?) select id, rank, concat_ws(' ', rank, ?) as place from ranked?",
            ranked(listed, condition),
            place(),
            after == null ? Sql.EMPTY : Sql.of(" where (rank, id) < (?, ?)", after.key, after.id));
    return Sql.of(
        "(select %1$s.*, k.rank as order_key, k.place from (?) k join lateral (select * from %2$s where id = k.id offset 0) %1$s on true)"
            .formatted(listed.alias(), listed.table()),
        Segment.limited(best.append(" order by rank desc, id desc"), limit));
  }

  @Override
  public Optional<KeysetSegment> next(String lastPlace) {
    Edge edge = lastPlace == null ? last : lastRanked(order, lastPlace);
    return Optional.ofNullable(edge).map(end -> KeysetSegment.rest(order, end.key, end.id));
  }

  /** The ids of the rows that are ranked, with their ranks, and their keys in the other order. */
  private Sql ranked(Projection<?> listed, Condition condition) {
    Order within = order.base();
    Condition more =
        last == null
            ? condition
            : condition.with(within.until(listed.idColumn(), last.key, last.id));
    Sql rows =
        Sql.of(
            "select %1$s.id, %1$s.search, %1$s.search_language, ? as within_key from %2$s %1$s?"
                .formatted(listed.alias(), listed.table()),
            within.key(),
            more.where());
    int most = after == null ? Order.RANKED : MOST;
    return Sql.of(
        "select id, within_key, ? as rank from (?) " + listed.alias(),
        order.key(),
        rows.append(within.clause("within_key", listed.idColumn()) + " limit " + most));
  }

  /** What a place says besides the rank: the last row that is ranked, if others may follow. */
  private Sql place() {
    if (after == null) {
      return Sql.of(
          "(select concat(within_key, ' ', id) from ranked"
              + order.base().clause("within_key", "id")
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
    Function<String, Object> parse = order.base().parse();
    UUID id = Ids.parse(parts[parts.length - 1]).orElseThrow(IllegalArgumentException::new);
    return new Edge(parse.apply(parts[1]), id);
  }
}
