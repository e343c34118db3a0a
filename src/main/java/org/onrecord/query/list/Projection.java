package org.onrecord.query.list;

import java.util.List;
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
 * @param columns the select list; expressions are named with {@code as}
 * @param joins joins that match a row at most once
 * @param reader reads the columns by name
 */
public record Projection<T>(
    String table, String alias, Sql columns, Sql joins, Row.Reader<T> reader) {

  /** Reads the row with an id. */
  public Optional<T> find(Database database, UUID id) {
    return database.find(select(new Condition().and(idColumn() + " = ?", id)), reader);
  }

  /** Reads all rows that match a condition, in no particular order. */
  public List<T> list(Database database, Condition condition) {
    return database.list(select(condition), reader);
  }

  private Sql select(Condition condition) {
    Sql rows = Sql.of("(select * from " + table + " " + alias + "?)", condition.where());
    return Sql.of("select ? from ? " + alias + " ?", columns, rows, joins);
  }

  String idColumn() {
    return alias + ".id";
  }
}
