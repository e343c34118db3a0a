package org.onrecord.query.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The columns of a CSV export: a name and a function of the row each; null is an empty cell. */
public final class CsvTable<T> {
  private final Map<String, Function<T, Object>> columns = new LinkedHashMap<>();

  /** Adds a column. */
  public CsvTable<T> column(String name, Function<T, Object> cell) {
    columns.put(name, cell);
    return this;
  }

  /** Adds the columns of a part of the row, which may be null. */
  public <P> CsvTable<T> column(Function<T, P> part, CsvTable<P> columnsOfPart) {
    columnsOfPart.columns.forEach(
        (name, cell) ->
            column(
                name,
                row -> {
                  P value = part.apply(row);
                  return value == null ? null : cell.apply(value);
                }));
    return this;
  }

  /** The column of a name, or null. */
  Function<T, Object> column(String name) {
    return columns.get(name);
  }

  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  List<String> cells(T row) {
    List<String> cells = new ArrayList<>();
    columns.values().forEach(cell -> cells.add(CsvCell.of(cell.apply(row))));
    return cells;
  }
}
