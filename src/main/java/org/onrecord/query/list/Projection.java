package org.onrecord.query.list;

import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;

/**
 * What a list shows of its rows, by one statement.
 *
 * @param table the table of its rows
 * @param alias the alias by which conditions, columns and joins call a row
 * @param columns what is selected
 * @param joins what is joined to a row, never more than once
 * @param reader makes what goes out of the columns
 */
public record Projection<T>(
    String table, String alias, Sql columns, Sql joins, Row.Reader<T> reader) {

  /** The rows that fit a condition, in no order. */
  public Sql select(Condition condition) {
    Sql rows = Sql.of("(select * from " + table + " " + alias + "?)", condition.where());
    return Sql.of("select ? from ? " + alias + " ?", columns, rows, joins);
  }

  String idColumn() {
    return alias + ".id";
  }
}
