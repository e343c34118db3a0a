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
 * @param longNames names of the columns with long values
 * @param sizes terms that add up to the bytes of a row, over the columns of a row {@code y}
 */
public record Columns(
    Sql select, List<String> shortNames, List<String> longNames, List<String> sizes) {

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
    return new Columns(with(name, expression), plus(shortNames, name), longNames, sizes);
  }

  /** Adds a column with texts that can be long. The length of a stored text is known unread. */
  public Columns text(String name, Sql expression) {
    return longColumn(name, expression, "octet_length(y.%s)");
  }

  /** Adds a column with computed arrays or JSON documents that can be long. */
  public Columns computed(String name, Sql expression) {
    // The size of a stored value would be the compressed one.
    return longColumn(name, expression, "pg_column_size(y.%s)");
  }

  /** Adds the bytes of what is read for a row by other statements. They count as its own. */
  public Columns nested(String name, Sql bytes) {
    return new Columns(
        with(name, bytes), plus(shortNames, name), longNames, plus(sizes, "y." + name));
  }

  private Columns longColumn(String name, Sql expression, String size) {
    String term = "coalesce(%s, 0)".formatted(size.formatted(name));
    return new Columns(
        with(name, expression), shortNames, plus(longNames, name), plus(sizes, term));
  }

  private Sql with(String name, Sql expression) {
    return select.append(", ? as " + name, expression);
  }

  private static List<String> plus(List<String> names, String name) {
    List<String> all = new ArrayList<>(names);
    all.add(name);
    return all;
  }

  /** True if a row can be long, so that its size has to be limited. */
  boolean canBeLong() {
    return !sizes.isEmpty();
  }

  /**
   * Selects the columns, id, position and order of rows, and their {@code row_size} in bytes.
   *
   * @param maxBytes size from which on the long columns are null
   * @param rows a query that selects these columns, without the size
   */
  Sql upTo(int maxBytes, Sql rows) {
    String columns =
        Stream.concat(
                shortNames.stream().map("x."::concat),
                longNames.stream()
                    .map(
                        name ->
                            "case when x.row_size <= %d then x.%s end as %2$s"
                                .formatted(maxBytes, name)))
            .collect(joining(", "));
    // With offset 0 each expression is evaluated once, although the outer query uses it twice.
    return Sql.of(
        "select %s, x.row_id, x.row_position, x.row_size from (select y.*, %s as row_size from (? offset 0) y offset 0) x"
            .formatted(columns, String.join(" + ", sizes)),
        rows);
  }
}
