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

  /**
   * A column and its value, whose text form is that of the column's type; arrays are int[] and
   * String[] without nulls.
   *
   * @param typeOfNull the type that a null is bound with; null if the value never is null
   */
  public record Column<T>(String name, String typeOfNull, Function<T, Object> value) {
    private Object argument(T object) {
      Object present = value.apply(object);
      return present == null ? new SqlNull(typeOfNull) : present;
    }
  }

  public RowMapping {
    columns = List.copyOf(columns);
  }

  /** A mapping without columns. */
  public static <T> RowMapping<T> of(String table) {
    return new RowMapping<>(table, List.of());
  }

  /** A copy with another column, which is never null. */
  public RowMapping<T> with(String name, Function<T, Object> value) {
    return withNullable(name, null, value);
  }

  /**
   * A copy with another column that can be null.
   *
   * @param type the type that the driver binds other values with, as {@link SqlNull} names it
   */
  public RowMapping<T> withNullable(String name, String type, Function<T, Object> value) {
    List<Column<T>> extended = new ArrayList<>(columns);
    extended.add(new Column<>(name, type, value));
    return new RowMapping<>(table, extended);
  }

  /** The names of the columns, separated by commas. */
  public String names() {
    return columns.stream().map(Column::name).collect(joining(", "));
  }

  /** The values of a row in the order of the columns. */
  public Object[] values(T object) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).value().apply(object);
    }
    return values;
  }

  /** The same for the placeholders of a statement: nulls have a type. */
  public List<Object> arguments(T object) {
    return columns.stream().map(column -> column.argument(object)).toList();
  }
}
