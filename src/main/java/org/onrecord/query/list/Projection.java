package org.onrecord.query.list;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;

/**
 * The columns that a list selects and the reader that converts them, declared together.
 *
 * @param table the table of the list's rows
 * @param alias the table's alias in conditions, columns and joins
 * @param columns the select list
 * @param joins joins that match a row at most once
 * @param reader reads the columns by name
 */
public record Projection<T>(
    String table, String alias, Columns columns, Sql joins, Row.Reader<T> reader) {

  /** Reads the row with an id. */
  public Optional<T> find(Database database, UUID id) {
    return database.find(select(new Condition().and(idColumn() + " = ?", id)), reader);
  }

  /** Reads the rows with these ids. */
  public Map<UUID, T> find(Database database, Collection<UUID> ids) {
    Map<UUID, T> found = new HashMap<>();
    database.list(
        select(new Condition().and(idColumn() + " = any(?)", ids)),
        row -> found.put(row.id("row_id"), reader.read(row)));
    return found;
  }

  /**
   * Reads the rows with these ids, in one statement. Rows after the first ones that have together
   * {@link ListReader#MAX_PAGE_BYTES} are left out, as from a page of a list.
   *
   * @param ids the ids in the order of the rows
   */
  public FirstRows<T> findFirst(Database database, Collection<UUID> ids) {
    Sql rows =
        Sql.of(
            "(select %1$s.*, k.row_position from unnest(?::uuid[]) with ordinality as k (id, row_position) join %2$s %1$s on %1$s.id = k.id)"
                .formatted(alias, table),
            (Object) ids.toArray(UUID[]::new));
    Sql all =
        Sql.of(
            "select ?, %1$s.id as row_id, %1$s.row_position from ? %1$s ?".formatted(alias),
            columns.select(),
            rows,
            joins);
    Map<UUID, T> found = new HashMap<>();
    Set<UUID> leftOut = new HashSet<>();
    database.list(
        columns.firstFitting(ListReader.MAX_PAGE_BYTES, all),
        row ->
            row.bool("row_fits")
                ? found.put(row.id("row_id"), reader.read(row))
                : leftOut.add(row.id("row_id")));
    return new FirstRows<>(found, leftOut);
  }

  private Sql select(Condition condition) {
    Sql rows = Sql.of("(select * from " + table + " " + alias + "?)", condition.where());
    return Sql.of(
        "select ?, " + idColumn() + " as row_id from ? " + alias + " ?",
        columns.select(),
        rows,
        joins);
  }

  String idColumn() {
    return alias + ".id";
  }
}
