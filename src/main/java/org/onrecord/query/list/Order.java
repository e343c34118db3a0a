package org.onrecord.query.list;

import java.time.LocalDate;
import java.util.function.Function;
import org.onrecord.database.sql.Sql;

/**
 * An order of a list: by a key, an SQL expression, then by id, so that no two rows are equal.
 *
 * @param name how the contract calls it
 * @param key the expression; its value is never null
 * @param descending whether both key and id descend
 * @param parse reads the key's value back from a cursor
 * @param base for an order by rank that is not worked out for all rows: the order whose first
 *     {@link #RANKED} rows are ranked, while the others follow them as they are; else null
 */
public record Order(
    String name, Sql key, boolean descending, Function<String, Object> parse, Order base) {
  /** How many rows are ranked at most. */
  static final int RANKED = 1000;

  /** From the least key up. */
  public static Order ascending(String word, String key, Function<String, Object> parse) {
    return new Order(word, Sql.of(key), false, parse, null);
  }

  /** From the greatest key down; the word gets a leading minus. */
  public static Order descending(String word, String key, Function<String, Object> parse) {
    return new Order("-" + word, Sql.of(key), true, parse, null);
  }

  /** Best first, by a rank between 0 and some small number. */
  public static Order relevance(Sql rank) {
    return new Order("relevance", rank, true, Double::valueOf, null);
  }

  /**
   * Best first among the first rows of another order, then the others in that: ranking the hundred
   * thousand rows that have a common word would take seconds and say nothing.
   */
  public static Order relevance(Sql rank, Order within) {
    return new Order("relevance", rank, true, Double::valueOf, within);
  }

  /**
   * A day as a cursor holds it: of a year with four digits, since PostgreSQL knows fewer days than
   * Java.
   */
  public static Object parseDate(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new IllegalArgumentException(text);
    }
    return LocalDate.parse(text);
  }

  /** The clause for rows that have the key as a column and an id. */
  String clause(String key, String id) {
    String direction = descending ? " desc" : "";
    return " order by " + key + direction + ", " + id + direction;
  }

  /** That a row comes after that of a cursor. */
  Sql after(String id, Object lastKey, Object lastId) {
    return Sql.of("(?, " + id + ") " + (descending ? "<" : ">") + " (?, ?)", key, lastKey, lastId);
  }

  /** That a row is that of a cursor or comes before it. */
  Sql until(String id, Object lastKey, Object lastId) {
    return Sql.of(
        "(?, " + id + ") " + (descending ? ">=" : "<=") + " (?, ?)", key, lastKey, lastId);
  }
}
