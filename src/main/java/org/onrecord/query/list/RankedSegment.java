package org.onrecord.query.list;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Ids;

/**
 * The first rows of the base order, sorted by rank. Cursors contain the last ranked row as of the
 * first page, so that further pages rank the same rows while new ones are added.
 *
 * @param last the last ranked row, or null if it is not known yet or all rows are ranked
 * @param after the row after which to continue, or null at the beginning
 */
record RankedSegment(Order order, RowKey last, RowKey after) implements Segment {

  /**
   * Maximum number of rows that a further page ranks: those of the first page and rows added since.
   * Without it an old or forged cursor could rank the whole table.
   */
  private static final int MAX_RANKED = 10 * Order.RANKED;

  /** Key and id of a row. */
  record RowKey(Object key, UUID id) {}

  static RankedSegment whole(Order order) {
    return new RankedSegment(order, null, null);
  }

  static RankedSegment from(Order order, Cursor cursor) throws Cursor.InvalidCursor {
    RowKey last = cursor.read(position -> lastRanked(order, position));
    Object rank = cursor.read(position -> order.parse().apply(position.split(" ", 2)[0]));
    return new RankedSegment(order, last, new RowKey(rank, cursor.id()));
  }

  @Override
  public Sql rows(Projection<?> projection, Condition condition, Integer limit) {
    return Sql.of(
        "(select %1$s.*, k.order_key, k.cursor_position from (?) k join lateral (select * from %2$s where id = k.id offset 0) %1$s on true)"
            .formatted(projection.alias(), projection.table()),
        best(projection, rowsToRank(projection, bounded(projection, condition), false), limit));
  }

  @Override
  public Optional<Sql> keys(
      Projection<?> projection, Condition condition, int limit, RecentRows recentRows) {
    Condition bounded = bounded(projection, condition);
    if (last != null) {
      Optional<Sql> periods = recentRows.since(projection, condition, order.base(), last.key);
      Condition ranked = periods.map(bounded::inPeriods).orElse(bounded);
      return Optional.of(best(projection, rowsToRank(projection, ranked, false), limit));
    }
    Optional<Sql> periods =
        after == null
            ? recentRows.periods(
                projection, condition, order.base(), Order.RANKED, Order.RANKED, null)
            : Optional.empty();
    Sql rows =
        Segment.recentFirst(
            condition,
            periods,
            Order.RANKED,
            (matching, all) -> rowsToRank(projection, matching, all));
    return Optional.of(best(projection, rows, limit));
  }

  /** Sorts ids and ranks only. */
  private Sql best(Projection<?> projection, Sql rows, Integer limit) {
    Sql best =
        Sql.of(
            "select id, rank, row_version from ranked?",
            after == null ? Sql.EMPTY : Sql.of(" where (rank, id) < (?, ?)", after.key, after.id));
    return Sql.of(
        "with ranked as materialized (?) select id, rank as order_key, concat_ws(' ', rank, ?) as cursor_position, row_version from (?) k",
        ranked(projection, rows),
        lastRanked(),
        Segment.limited(best.append(" order by rank desc, id desc"), limit));
  }

  @Override
  public Optional<KeysetSegment> next(String lastPosition) {
    RowKey end = lastPosition == null ? last : lastRanked(order, lastPosition);
    return Optional.ofNullable(end).map(row -> KeysetSegment.unranked(order, row.key, row.id));
  }

  /** The condition of the rows to rank, up to the last one as of the first page. */
  private Condition bounded(Projection<?> projection, Condition condition) {
    return last == null
        ? condition
        : condition.with(order.base().until(projection.idColumn(), last.key, last.id));
  }

  /** Selects ids, ranks and keys of the rows to rank. */
  private Sql ranked(Projection<?> projection, Sql rows) {
    return Sql.of(
        "select id, base_key, row_version, ? as rank from (?) " + projection.alias(),
        order.key(),
        rows);
  }

  /** Selects the rows to rank, in the base order. */
  private Sql rowsToRank(Projection<?> projection, Condition condition, boolean all) {
    Order base = order.base();
    int limit = after == null ? Order.RANKED : MAX_RANKED;
    Sql rows =
        Sql.of(
            "select %1$s.id, %1$s.search, %1$s.search_language, %1$s.xmin as row_version, ? as base_key from %2$s %1$s?"
                .formatted(projection.alias(), projection.table()),
            base.key(),
            condition.where());
    return Segment.Rows.unordered(projection, rows, all)
        .append(base.clause("base_key", projection.idColumn()) + " limit " + limit);
  }

  /**
   * The last ranked row as text for a cursor; null if no rows follow the ranked ones. The ranked
   * rows are materialized in the base order.
   */
  private Sql lastRanked() {
    if (after == null) {
      // The inner query keeps PostgreSQL from writing the keys of all rows before it as text.
      return Sql.of(
          "(select concat(base_key, ' ', id) from (select base_key, id from ranked offset %d) last)"
              .formatted(Order.RANKED - 1));
    }
    return last == null ? Sql.of("null::text") : Sql.of("?::text", last.key + " " + last.id);
  }

  /** Parses a position: a rank, then optionally key and id of the last ranked row. */
  private static RowKey lastRanked(Order order, String position) {
    String[] parts = position.split(" ", 3);
    if (parts.length == 1) {
      return null;
    }
    Function<String, Object> parse = order.base().parse();
    UUID id = Ids.parse(parts[parts.length - 1]).orElseThrow(IllegalArgumentException::new);
    return new RowKey(parse.apply(parts[1]), id);
  }
}
