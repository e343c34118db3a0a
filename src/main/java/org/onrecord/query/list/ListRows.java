package org.onrecord.query.list;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * The statements that read the rows of a list. A page takes one statement, or two if the first has
 * to be planned for the values of the condition. It takes as many more if it spans two segments of
 * the list, and one more if it has long rows.
 *
 * <p>The database sends a long value only if it does not exceed the row's share of the page. Longer
 * rows are looked up by id. Deciding that in one statement, by a window function, made each list
 * slower by 9 %.
 */
final class ListRows {
  /** The order of keys that were read before. */
  private static final Order KEYS = Order.ascending("key", "order_key", Long::valueOf);

  private final Database database;

  ListRows(Database database) {
    this.database = database;
  }

  /**
   * Reads up to a number of rows, first from this segment, then from the next, without the views of
   * those that exceed {@code maxRowBytes}.
   */
  <T> List<PositionedRow<T>> read(ListQuery<T> query, Segment segment, int limit, int maxRowBytes) {
    List<PositionedRow<T>> rows = rowsOf(query, segment, limit, maxRowBytes);
    if (rows.size() == limit) {
      return rows;
    }
    String lastPosition = rows.isEmpty() ? null : rows.get(rows.size() - 1).position();
    Stream<PositionedRow<T>> more =
        segment.next(lastPosition).stream()
            .flatMap(next -> read(query, next, limit - rows.size(), maxRowBytes).stream());
    return Stream.concat(rows.stream(), more).toList();
  }

  private <T> List<PositionedRow<T>> rowsOf(
      ListQuery<T> query, Segment segment, int limit, int maxRowBytes) {
    return segment
        .keys(query.projection(), query.condition(), limit)
        .flatMap(keys -> lookUp(query.projection(), keys, maxRowBytes))
        .orElseGet(
            () ->
                database.list(
                    statement(query, segment, limit, maxRowBytes),
                    PositionedRow.reader(query.projection(), maxRowBytes)));
  }

  /**
   * Reads keys, then their rows. Empty if one of the rows has changed meanwhile, since it may no
   * longer match: then one statement has to read both.
   */
  private <T> Optional<List<PositionedRow<T>>> lookUp(
      Projection<T> projection, Sql keys, int maxRowBytes) {
    record Key(UUID id, String position, String version) {}
    List<Key> found =
        database.list(
            keys,
            key -> new Key(key.id("id"), key.text("cursor_position"), key.text("row_version")));
    if (found.isEmpty()) {
      return Optional.of(List.of());
    }
    Sql rows =
        Segment.unchanged(
            projection,
            found.stream().map(Key::id).toArray(UUID[]::new),
            found.stream().map(Key::position).toArray(String[]::new),
            found.stream().map(Key::version).toArray(String[]::new));
    List<PositionedRow<T>> read =
        database.list(
            statement(projection, rows, KEYS, maxRowBytes),
            PositionedRow.reader(projection, maxRowBytes));
    return Optional.of(read).filter(all -> all.size() == found.size());
  }

  /** Reads all rows of a segment in batches. */
  <T> void forEachBatch(
      ListQuery<T> query,
      Segment segment,
      int size,
      int maxRowBytes,
      Consumer<List<PositionedRow<T>>> batches) {
    database.forEachBatch(
        statement(query, segment, null, maxRowBytes),
        size,
        PositionedRow.reader(query.projection(), maxRowBytes),
        batches);
  }

  /** The views of rows. Looks up the long ones; one that was deleted meanwhile is left out. */
  <T> List<T> views(Projection<T> projection, List<PositionedRow<T>> rows) {
    List<UUID> unread =
        rows.stream().filter(row -> row.view() == null).map(PositionedRow::id).toList();
    if (unread.isEmpty()) {
      return rows.stream().map(PositionedRow::view).toList();
    }
    Map<UUID, T> views = projection.find(database, unread);
    return rows.stream()
        .map(row -> row.view() == null ? views.get(row.id()) : row.view())
        .filter(Objects::nonNull)
        .toList();
  }

  private static <T> Sql statement(
      ListQuery<T> query, Segment segment, Integer limit, int maxRowBytes) {
    Sql rows = segment.rows(query.projection(), query.condition(), limit);
    return statement(query.projection(), rows, segment.order(), maxRowBytes);
  }

  private static Sql statement(Projection<?> projection, Sql rows, Order order, int maxRowBytes) {
    Sql all =
        Sql.of(
                "select ?, %1$s.id as row_id, %1$s.cursor_position as row_position, %1$s.order_key from ? %1$s ?"
                    .formatted(projection.alias()),
                projection.columns().select(),
                rows,
                projection.joins())
            .append(order.clause(projection.alias() + ".order_key", projection.idColumn()));
    return projection.columns().canBeLong()
        ? projection.columns().upTo(maxRowBytes, all, order)
        : all;
  }
}
