package org.onrecord.query.facet;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A facet: counts the matching rows by the values of an expression.
 *
 * @param name the name in the contract
 * @param value an SQL expression for the value of a row {@code m} of {@code matched}
 * @param joins SQL joins of the rows that the value is read from, or an empty text
 * @param count the aggregate, which counts a row once even if it is joined more than once
 * @param kind the type of the values in a response
 * @param label a query for {@code id}, {@code label}, {@code kind} and {@code text} of the value
 *     {@code t.value}
 * @param period the calendar period that the values are, or null
 */
public record Facet(
    String name,
    String value,
    String joins,
    String count,
    FacetValueKind kind,
    String label,
    Period period) {
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
    return new Facet(name, value, joins, count, FacetValueKind.TEXT, TEXT, null);
  }

  /** A facet of the periods that a day of a matching row is in. Its name is that of the period. */
  public static Facet ofPeriod(Period period, String day) {
    String value = "to_char(%s, '%s')".formatted(day, period.format);
    return new Facet(period.toString(), value, "", "count(*)", FacetValueKind.TEXT, TEXT, period);
  }

  /** A facet of actors, by an expression for their ids over a matching row. */
  public static Facet ofActors(String name, String id) {
    return ofActors(name, id, "", "count(*)");
  }

  /** A facet of actors, by rows joined to a matching row. */
  public static Facet ofActors(String name, String id, String joins, String count) {
    return new Facet(name, id, joins, count, FacetValueKind.ACTOR, ACTOR, null);
  }

  /**
   * A facet of records with a text, by rows joined at most once to a matching row.
   *
   * @param text a query for the text of the record {@code t.value}
   */
  public static Facet ofLabelled(String name, String id, String joins, String text) {
    return new Facet(
        name, id, joins, "count(*)", FacetValueKind.LABELLED, LABELLED.formatted(text), null);
  }

  boolean isPeriod() {
    return period != null;
  }

  /** The periods from the first to the last of these, in time order; of too many, the latest. */
  List<String> periods(Collection<String> some, int max) {
    return some.isEmpty()
        ? List.of()
        : period.range(Collections.min(some), Collections.max(some), max);
  }

  boolean isJoined() {
    return !joins.isEmpty();
  }

  /** A query for {@code value} and {@code count}. */
  String groups() {
    return "select %1$s as value, %2$s as count from matched m %3$s where %1$s is not null group by 1"
        .formatted(value, count, joins);
  }

  /** A query for the {@code id} of each matching row that has a value, and its {@code value}. */
  String values() {
    return "select distinct m.id, %1$s as value from matched m %2$s where %1$s is not null"
        .formatted(value, joins);
  }

  /** A query for the {@code id} of each matching row that has a value. */
  String idsWithValue() {
    return "select distinct m.id from matched m %2$s where %1$s is not null"
        .formatted(value, joins);
  }

  /** The order of {@code value}s with their {@code count}s: the latest, or the most frequent. */
  String order() {
    return isPeriod() ? "value desc" : "count desc, value";
  }
}
