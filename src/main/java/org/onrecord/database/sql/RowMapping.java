package org.onrecord.database.sql;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of new rows of a table, each with its value in an object.
 *
 * @param <T> type of the object that a row is made of
 */
public record RowMapping<T>(String table, List<Column<T>> columns) {

  /** A column and its value, whose text form is that of the column's type; arrays are int[]. */
  public record Column<T>(String name, Function<T, Object> value) {}

  public RowMapping {
    columns = List.copyOf(columns);
  }

  /** A mapping without columns. */
  public static <T> RowMapping<T> of(String table) {
    return new RowMapping<>(table, List.of());
  }

  /** A copy with another column. */
  public RowMapping<T> with(String name, Function<T, Object> value) {
    List<Column<T>> extended = new ArrayList<>(columns);
    extended.add(new Column<>(name, value));
    return new RowMapping<>(table, extended);
  }

  /** The names of the columns, separated by commas. */
  public String names() {
    return columns.stream().map(Column::name).collect(joining(", "));
  }

  /** The values of a row in the order of the columns. */
  public Object[] values(T object) {
    return columns.stream().map(column -> column.value().apply(object)).toArray();
  }
}
