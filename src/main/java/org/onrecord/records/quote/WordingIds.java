package org.onrecord.records.quote;

/**
 * SQL for the ids of the wordings of a statement. A statement has the id of its first quote, so
 * that the wording of this quote is found by it; the index by statement has the others only.
 */
public final class WordingIds {
  private static final String QUERY =
      """
      select wording_id as id from appearance where quote_id = %1$s and wording_id is not null
      union all
      select id from wording where statement_id = %1$s and statement_id <> first_quote""";

  private WordingIds() {}

  /**
   * A query for {@code id}.
   *
   * @param statement expression for the id of the statement
   */
  public static String of(String statement) {
    return QUERY.formatted(statement);
  }
}
