package org.onrecord.query.list;

import java.util.List;
import java.util.function.Function;

/**
 * The response with one page of a list.
 *
 * @param next path and query of the next page; absent on the last page
 * @param cursor cursor of the next page, for requests with a JSON body; absent on the last page
 * @param total number of all matching rows, if requested
 * @param exact false if the total is scaled up from a sample; otherwise null
 */
public record Page<T>(List<T> items, String next, String cursor, Long total, Boolean exact) {
  /** A page with an exact total, or without a total. */
  public Page(List<T> items, String next, String cursor, Long total) {
    this(items, next, cursor, total, null);
  }

  /** Converts each item. */
  public <R> Page<R> map(Function<T, R> function) {
    return withItems(items.stream().map(function).toList());
  }

  /** A copy with other items. */
  public <R> Page<R> withItems(List<R> newItems) {
    return new Page<>(newItems, next, cursor, total, exact);
  }
}
