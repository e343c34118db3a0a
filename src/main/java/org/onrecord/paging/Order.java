package org.onrecord.paging;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * An order of a list: by a key, an HQL expression, then by id, so that no two rows are equal.
 *
 * @param word how the contract calls it
 * @param key the expression; its value is never null
 * @param descending whether both key and id descend
 * @param parse reads the key's value back from a cursor
 */
public record Order(String word, String key, boolean descending, Function<String, Object> parse) {

  /** From the least key up. */
  public static Order ascending(String word, String key, Function<String, Object> parse) {
    return new Order(word, key, false, parse);
  }

  /** From the greatest key down; the word gets a leading minus. */
  public static Order descending(String word, String key, Function<String, Object> parse) {
    return new Order("-" + word, key, true, parse);
  }

  /**
   * A day as a cursor holds it: of a year with four digits, since PostgreSQL knows fewer days than
   * Java.
   */
  public static Object day(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new IllegalArgumentException(text);
    }
    return LocalDate.parse(text);
  }

  /** Best first, by a rank between 0 and some small number. */
  public static Order relevance(String rank) {
    return new Order("relevance", rank, true, Double::valueOf);
  }

  String clause(String id) {
    String direction = descending ? " desc" : "";
    return " order by " + key + direction + ", " + id + direction;
  }

  String after(String id) {
    return "(%s, %s) %s (:cursorKey, :cursorId)".formatted(key, id, descending ? "<" : ">");
  }
}
