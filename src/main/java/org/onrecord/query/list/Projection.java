package org.onrecord.query.list;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  Map<UUID, T> find(Database database, Collection<UUID> ids) {
    Map<UUID, T> found = new HashMap<>();
    database.list(
        select(new Condition().and(idColumn() + " = any(?)", ids)),
        row -> found.put(row.id("row_id"), reader.read(row)));
    return found;
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
