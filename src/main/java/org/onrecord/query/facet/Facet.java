package org.onrecord.query.facet;

import org.onrecord.database.sql.Sql;

/**
 * A question of which values the matching rows have, and how many have each.
 *
 * @param name how the contract calls it
 * @param groups a query for {@code value} and {@code count} over the rows {@code m} of {@code
 *     matched}
 * @param ofActors whether the values are ids of actors, or else words
 */
public record Facet(String name, String groups, boolean ofActors) {

  /** A facet of words, by an expression over a matching row. */
  public static Facet ofText(String word, String value) {
    return new Facet(word, counted(value, "", "count(*)"), false);
  }

  /** A facet of words, by an expression over what is joined to a matching row. */
  public static Facet ofText(String word, String value, String joins, String count) {
    return new Facet(word, counted(value, joins, count), false);
  }

  /** A facet of actors, by the expression of an id over a matching row. */
  public static Facet ofActors(String word, String id) {
    return new Facet(word, counted(id, "", "count(*)"), true);
  }

  /**
   * A facet of actors, by what is joined to a matching row.
   *
   * @param count what counts, where a row can be joined more than once
   */
  public static Facet ofActors(String word, String id, String joins, String count) {
    return new Facet(word, counted(id, joins, count), true);
  }

  private static String counted(String value, String joins, String count) {
    return "select %1$s as value, %3$s as count from matched m %2$s where %1$s is not null group by 1"
        .formatted(value, joins, count);
  }

  /** The most frequent values, the greatest first; of equals, the least value. */
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
