package org.onrecord.query.list;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
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
  private final Database database;
  private final RecentRows recentRows;

  ListRows(Database database, RecentRows recentRows) {
    this.database = database;
    this.recentRows = recentRows;
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
        .keys(query.projection(), query.condition(), limit, recentRows)
        .flatMap(keys -> lookUp(query.projection(), keys, maxRowBytes))
        .orElseGet(
            () ->
                database.list(
                    statement(query, segment, limit, maxRowBytes),
                    PositionedRow.reader(query.projection(), maxRowBytes)));
  }

  /** A key of a page: a row's id and version, and its position for a cursor. */
  private record Key(UUID id, String position, String version) {
    static Key of(Row row) throws SQLException {
      return new Key(row.id("id"), row.text("cursor_position"), row.text("row_version"));
    }
  }

  /**
   * Reads keys, then their rows. Empty if one of the rows has changed meanwhile, since it may no
   * longer match: then one statement has to read both.
   */
  private <T> Optional<List<PositionedRow<T>>> lookUp(
      Projection<T> projection, Sql keys, int maxRowBytes) {
    Map<UUID, Key> found = new LinkedHashMap<>();
    database.list(keys, Key::of).forEach(key -> found.put(key.id, key));
    Map<UUID, PositionedRow<T>> rows =
        found.isEmpty() ? Map.of() : unchanged(projection, found, maxRowBytes);
    return rows.size() == found.size()
        ? Optional.of(found.keySet().stream().map(rows::get).toList())
        : Optional.empty();
  }

  /** Reads the rows whose versions are still those of their keys. */
  private <T> Map<UUID, PositionedRow<T>> unchanged(
      Projection<T> projection, Map<UUID, Key> keys, int maxRowBytes) {
    Map<UUID, PositionedRow<T>> rows = new HashMap<>();
    Row.Reader<PositionedRow<T>> reader =
        row -> {
          Key key = keys.get(row.id("row_id"));
          return row.text("row_version").equals(key.version)
              ? PositionedRow.read(row, key.position, projection, maxRowBytes)
              : null;
        };
    database.list(lookUpStatement(projection, keys.keySet(), maxRowBytes), reader).stream()
        .filter(Objects::nonNull)
        .forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  /** Reads all rows of a segment in batches. */
  <T> void forEachBatch(
      ListQuery<T> query,
      Segment segment,
      int size,
      int maxRowBytes,
      Consumer<List<PositionedRow<T>>> batches) {
    database.forEachBatch(
        statement(query, segment, query.limit(), maxRowBytes),
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
    Projection<T> projection = query.projection();
    Order order = segment.order();
    String alias = projection.alias();
    Sql all =
        select(
                projection,
                alias + ".cursor_position as row_position, " + alias + ".order_key",
                segment.rows(projection, query.condition(), limit))
            .append(order.clause(alias + ".order_key", projection.idColumn()));
    // The order is named again, which sorts nothing.
    return projection.columns().canBeLong()
        ? projection
            .columns()
            .upTo(maxRowBytes, all, "row_position")
            .append(order.clause("x.order_key", "x.row_id"))
        : all;
  }

  /** The rows with these ids, in any order. */
  private static Sql lookUpStatement(
      Projection<?> projection, Collection<UUID> ids, int maxRowBytes) {
    String alias = projection.alias();
    Sql rows =
        Sql.of(
            "(select %1$s.*, %1$s.xmin as row_version from %2$s %1$s where %1$s.id = any(?))"
                .formatted(alias, projection.table()),
            (Object) ids.toArray(UUID[]::new));
    Sql all = select(projection, alias + ".row_version", rows);
    return projection.columns().canBeLong()
        ? projection.columns().upTo(maxRowBytes, all, "row_version")
        : all;
  }

  /** Selects the columns of a projection, the id and further columns of rows. */
  private static Sql select(Projection<?> projection, String further, Sql rows) {
    return Sql.of(
        "select ?, "
            + projection.idColumn()
            + " as row_id, "
            + further
            + " from ? "
            + projection.alias()
            + " ?",
        projection.columns().select(),
        rows,
        projection.joins());
  }
}
