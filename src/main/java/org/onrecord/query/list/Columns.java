package org.onrecord.query.list;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.database.sql.Sql;

/**
 * The select list of a projection. It names the columns whose values can be long, so that a page
 * can be limited by the bytes of its rows.
 *
 * @param select the select list
 * @param shortNames names of the columns with short values: at most a few thousand bytes each
 * @param longColumns the columns with long values
 * @param sizes terms that add up to the bytes of a row, over the columns of a row {@code x}
 */
public record Columns(
    Sql select, List<String> shortNames, List<LongColumn> longColumns, List<String> sizes) {

  /**
   * A column whose values can be long.
   *
   * @param bytes SQL for the size of the value in a row {@code x}; null for a null value
   */
  record LongColumn(String name, String bytes) {
    private String upTo(int maxBytes) {
      return onlyIf(bytes + " <= " + maxBytes);
    }

    private String onlyIf(String condition) {
      return "case when " + condition + " then x." + name + " end as " + name;
    }
  }

  /**
   * Columns with short values.
   *
   * @param columns column names, each with its table's alias and optionally {@code as}, separated
   *     by commas; expressions must not contain commas
   */
  public static Columns of(String columns) {
    List<String> names =
        Stream.of(columns.strip().split("\\s*,\\s*"))
            .map(
                column ->
                    column.substring(
                        1 + Math.max(column.lastIndexOf(' '), column.lastIndexOf('.'))))
            .toList();
    return new Columns(Sql.of(columns.strip()), names, List.of(), List.of());
  }

  /** Adds a column with short values. */
  public Columns column(String name, Sql expression) {
    return new Columns(with(name, expression), plus(shortNames, name), longColumns, sizes);
  }

  /** Adds a column with texts that can be long. The length of a stored text is known unread. */
  public Columns text(String name, Sql expression) {
    return longColumn(name, expression, "octet_length(x.%s)".formatted(name));
  }

  /** Adds a column with computed arrays or JSON documents that can be long. */
  public Columns computed(String name, Sql expression) {
    // For a stored value this would be the compressed size.
    return longColumn(name, expression, "pg_column_size(x.%s)".formatted(name));
  }

  /** Adds the bytes of what is read for a row by other statements. They count as its own. */
  public Columns nested(String name, Sql bytes) {
    return new Columns(
        with(name, bytes), plus(shortNames, name), longColumns, plus(sizes, "x." + name));
  }

  private Columns longColumn(String name, Sql expression, String bytes) {
    return new Columns(
        with(name, expression),
        shortNames,
        plus(longColumns, new LongColumn(name, bytes)),
        plus(sizes, "coalesce(%s, 0)".formatted(bytes)));
  }

  private Sql with(String name, Sql expression) {
    return select.append(", ? as " + name, expression);
  }

  private static <T> List<T> plus(List<T> some, T one) {
    List<T> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }

  /** True if a row can be long, so that its size has to be limited. */
  boolean canBeLong() {
    return !sizes.isEmpty();
  }

  /**
   * Selects the columns, the id and one more column of rows, and their {@code row_size} in bytes.
   * Longer values are null. A row is complete if its size is not greater than that of a value.
   *
   * @param maxBytes maximum size of a value
   * @param rows a query that selects these columns
   * @param further the name of the further column
   */
  Sql upTo(int maxBytes, Sql rows, String further) {
    String columns =
        Stream.concat(
                shortNames.stream().map("x."::concat),
                longColumns.stream().map(column -> column.upTo(maxBytes)))
            .collect(joining(", "));
    // With offset 0 each expression is evaluated once, although the outer query uses it twice.
    return Sql.of(
        "select "
            + columns
            + ", x.row_id, x."
            + further
            + ", "
            + String.join(" + ", sizes)
            + " as row_size from (? offset 0) x",
        rows);
  }

  /**
   * Selects the columns and the id of rows, and {@code row_fits}: true for the first rows, up to a
   * number of bytes together, and for the first row of all. Long values of the others are null.
   *
   * @param rows a query that selects these columns and {@code row_position}
   */
  Sql firstFitting(int maxBytes, Sql rows) {
    String values =
        Stream.concat(
                shortNames.stream().map("x."::concat),
                longColumns.stream().map(column -> column.onlyIf("x.row_fits")))
            .collect(joining(", "));
    return Sql.of(
        "select "
            + values
            + ", x.row_id, x.row_fits from (select x.*, row_number() over above = 1 or sum("
            + String.join(" + ", sizes)
            + ") over above <= "
            + maxBytes
            + " as row_fits from (? offset 0) x"
            + " window above as (order by x.row_position rows unbounded preceding) offset 0) x",
        rows);
  }
}
