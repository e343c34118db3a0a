package org.onrecord.query.list;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.onrecord.database.sql.Sql;

/**
 * The sort order of a list: by a key, then by id.
 *
 * @param name the value of the {@code sort} parameter
 * @param key an SQL expression that is never null
 * @param descending true if both key and id descend
 * @param parse parses the value of the key in a cursor
 * @param base for an order by rank: the order whose first {@link #RANKED} rows are ranked; the
 *     other rows follow unranked. Null if all rows are sorted by the key
 * @param periods an SQL expression for an array with the period of the key, which the index on
 *     texts contains; null if it does not
 */
public record Order(
    String name,
    Sql key,
    boolean descending,
    Function<String, Object> parse,
    Order base,
    String periods) {
  /** Maximum number of ranked rows. */
  static final int RANKED = 1000;

  /** Ascending order by a key. */
  public static Order ascending(String name, String key, Function<String, Object> parse) {
    return new Order(name, Sql.of(key), false, parse, null, null);
  }

  /** Descending order; the name gets a leading minus. */
  public static Order descending(String name, String key, Function<String, Object> parse) {
    return new Order("-" + name, Sql.of(key), true, parse, null, null);
  }

  /** Descending by the day of publication, with periods that {@link RecentRows} searches. */
  public static Order newestFirst(String alias) {
    String key = alias + ".published_order";
    String periods = "array[(%s - '0001-01-01'::date) / %d]".formatted(key, RecentRows.DAYS);
    return new Order("-publishedOn", Sql.of(key), true, Order::parseDate, null, periods);
  }

  /** Descending by rank. */
  public static Order relevance(Sql rank) {
    return new Order("relevance", rank, true, Double::valueOf, null, null);
  }

  /**
   * Descending by rank among the first rows of a base order, which the other rows follow. Ranking
   * all of the hundred thousand rows that contain a common word would take seconds.
   */
  public static Order relevance(Sql rank, Order base) {
    return new Order("relevance", rank, true, Double::valueOf, base, null);
  }

  /**
   * The order of a sample: by a hash of id and seed, so that each subset of the rows has the same
   * chance to be the first. A row keeps its place while others are added.
   */
  public static Order sample(String id, String seed) {
    Sql hash = Sql.of("md5(" + id + "::text || ?)", seed);
    return new Order("sample " + seed, hash, false, text -> text, null, null);
  }

  /**
   * An order by several keys, each in its direction, and then by ascending id. The keys become one
   * text that sorts like them, so that a page needs no comparison for each key; no index has it.
   *
   * @param orders orders by single keys
   */
  public static Order several(List<Order> orders) {
    if (orders.size() == 1) {
      return orders.get(0);
    }
    String name = orders.stream().map(Order::name).collect(joining(","));
    Sql texts = Sql.join(", ", orders.stream().map(Order::sortedText).toList());
    Sql key = Sql.of("concat_ws('!', ?) collate \"C\"", texts);
    return new Order(name, key, false, text -> text, null, null);
  }

  /**
   * Hexadecimal digits that sort like the key. With descending order each digit is replaced by its
   * complement, and a {@code g} makes a text sort before its own beginnings.
   */
  private Sql sortedText() {
    Sql text =
        Sql.of(
            """
            case when pg_typeof(?)::text in ('integer', 'bigint', 'double precision') \
            then to_char((?)::text::numeric, 'FM0000000000000000000.000000000000') else (?)::text end""",
            key,
            key,
            key);
    Sql digits = Sql.of("encode(convert_to(?, 'UTF8'), 'hex')", text);
    return descending
        ? Sql.of("translate(?, '0123456789abcdef', 'fedcba9876543210') || 'g'", digits)
        : digits;
  }

  /**
   * Parses a date with a four-digit year, since PostgreSQL's range of dates is smaller than Java's.
   */
  public static Object parseDate(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new IllegalArgumentException(text);
    }
    return LocalDate.parse(text);
  }

  /** The {@code order by} clause for a key column and an id column. */
  String clause(String key, String id) {
    String direction = descending ? " desc" : "";
    return " order by " + key + direction + ", " + id + direction;
  }

  /** Condition: the row comes after the last one read. */
  Sql after(String id, Object lastKey, Object lastId) {
    return Sql.of("(?, " + id + ") " + (descending ? "<" : ">") + " (?, ?)", key, lastKey, lastId);
  }

  /** Condition: the row is the last one read or comes before it. */
  Sql until(String id, Object lastKey, Object lastId) {
    return Sql.of(
        "(?, " + id + ") " + (descending ? ">=" : "<=") + " (?, ?)", key, lastKey, lastId);
  }
}
