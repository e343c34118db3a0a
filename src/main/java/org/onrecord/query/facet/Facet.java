package org.onrecord.query.facet;

import org.onrecord.database.sql.Sql;

/**
 * A facet: counts the matching rows by the values of an expression.
 *
 * @param name the name in the contract
 * @param groups a query for {@code value} and {@code count} over the rows {@code m} of {@code
 *     matched}
 * @param ofActors true if the values are ids of actors, false for strings
 */
public record Facet(String name, String groups, boolean ofActors) {

  /** A facet of strings, by an expression over a matching row. */
  public static Facet ofText(String name, String value) {
    return new Facet(name, groupBy(value, "", "count(*)"), false);
  }

  /** A facet of strings, by an expression over rows joined to a matching row. */
  public static Facet ofText(String name, String value, String joins, String count) {
    return new Facet(name, groupBy(value, joins, count), false);
  }

  /** A facet of actors, by an expression for their ids over a matching row. */
  public static Facet ofActors(String name, String id) {
    return new Facet(name, groupBy(id, "", "count(*)"), true);
  }

  /**
   * A facet of actors, by rows joined to a matching row.
   *
   * @param count the aggregate, which must count a row once even if it is joined more than once
   */
  public static Facet ofActors(String name, String id, String joins, String count) {
    return new Facet(name, groupBy(id, joins, count), true);
  }

  private static String groupBy(String value, String joins, String count) {
    return "select %1$s as value, %3$s as count from matched m %2$s where %1$s is not null group by 1"
        .formatted(value, joins, count);
  }

  /** Selects the most frequent values; among equal counts the least value first. */
  Sql top(int limit) {
    String top =
        "select value, count from (" + groups + ") g order by count desc, value limit " + limit;
    return Sql.of(
        ofActors
            ? "select ?, a.id, a.name, a.kind, null::text, t.count from ("
                + top
                + ") t join actor a on a.id = t.value"
            : "select ?, null::uuid, null::text, null::text, t.value::text, t.count from ("
                + top
                + ") t",
        name);
  }
}
