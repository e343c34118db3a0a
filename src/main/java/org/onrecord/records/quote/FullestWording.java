package org.onrecord.records.quote;

/**
 * SQL for the fullest wording of a statement: the longest text of its wordings, as printed first.
 */
public final class FullestWording {
  /**
   * The quote that gives a statement its id has no wording if its words identify nothing. The
   * offsets make PostgreSQL look up each row by its id, also while the tables have no statistics.
   */
  private static final String QUERY =
      """
      select q.text, q.language
      from (
        select w.first_quote, w.appearances
        from (%2$s) i cross join lateral (select first_quote, appearances from wording where id = i.id offset 0) w
        union all
        select %1$s, 0) w
      cross join lateral (select text, language from quote where id = w.first_quote offset 0) q
      order by char_length(q.text) desc, w.appearances desc, w.first_quote limit 1""";

  private FullestWording() {}

  /**
   * A query for {@code text} and {@code language}.
   *
   * @param statement expression for the id of the statement
   */
  public static String of(String statement) {
    return QUERY.formatted(statement, WordingIds.of(statement));
  }
}
