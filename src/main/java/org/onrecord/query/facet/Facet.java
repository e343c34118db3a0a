package org.onrecord.query.facet;

import org.onrecord.database.sql.Sql;

/**
 * A facet: counts the matching rows by the values of an expression.
 *
 * @param name the name in the contract
 * @param groups a query for {@code value} and {@code count} over the rows {@code m} of {@code
 *     matched}
 * @param label a query for {@code id}, {@code label}, {@code kind} and {@code text} of the value
 *     {@code t.value}: a record with a label and maybe a kind, or a text
 */
public record Facet(String name, String groups, String label) {
  private static final String TEXT =
      "select null::uuid as id, null::text as label, null::text as kind, t.value::text as text";

  private static final String ACTOR =
      "select id, name as label, kind, null::text as text from actor where id = t.value";

  private static final String LABELLED =
      "select t.value as id, (%s) as label, null::text as kind, null::text as text";

  /** A facet of strings, by an expression over a matching row. */
  public static Facet ofText(String name, String value) {
    return ofText(name, value, "", "count(*)");
  }

  /** A facet of strings, by an expression over rows joined to a matching row. */
  public static Facet ofText(String name, String value, String joins, String count) {
    return new Facet(name, groupBy(value, joins, count), TEXT);
  }

  /** A facet of actors, by an expression for their ids over a matching row. */
  public static Facet ofActors(String name, String id) {
    return ofActors(name, id, "", "count(*)");
  }

  /**
   * A facet of actors, by rows joined to a matching row.
   *
   * @param count the aggregate, which must count a row once even if it is joined more than once
   */
  public static Facet ofActors(String name, String id, String joins, String count) {
    return new Facet(name, groupBy(id, joins, count), ACTOR);
  }

  /**
   * A facet of records with a text, by rows joined at most once to a matching row.
   *
   * @param text a query for the text of the record {@code t.value}
   */
  public static Facet ofLabelled(String name, String id, String joins, String text) {
    return new Facet(name, groupBy(id, joins, "count(*)"), LABELLED.formatted(text));
  }

  private static String groupBy(String value, String joins, String count) {
    return "select %1$s as value, %3$s as count from matched m %2$s where %1$s is not null group by 1"
        .formatted(value, joins, count);
  }

  /** Selects the most frequent values; among equal counts the least value first. */
  Sql top(int limit) {
    return Sql.of(
        """
        select ?, v.id, v.label, v.kind, v.text, t.count
        from (select value, count from (%s) g order by count desc, value limit %d) t
        cross join lateral (%s) v"""
            .formatted(groups, limit, label),
        name);
  }
}
