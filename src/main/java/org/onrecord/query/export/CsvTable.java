package org.onrecord.query.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The columns of a table, each with its name and how a row fills it; null is an empty cell. */
public final class CsvTable<T> {
  private final Map<String, Function<T, Object>> columns = new LinkedHashMap<>();

  /** Adds a column. */
  public CsvTable<T> column(String name, Function<T, Object> cell) {
    columns.put(name, cell);
    return this;
  }

  /** Adds columns of something that a row may lack. */
  public <P> CsvTable<T> column(Function<T, P> part, CsvTable<P> ofPart) {
    ofPart.columns.forEach(
        (name, cell) ->
            column(
                name,
                row -> {
                  P its = part.apply(row);
                  return its == null ? null : cell.apply(its);
                }));
    return this;
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
