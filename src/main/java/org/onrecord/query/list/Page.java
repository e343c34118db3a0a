package org.onrecord.query.list;

import java.util.List;

/**
 * The response with one page of a list.
 *
 * @param next path and query of the next page; absent on the last page
 * @param cursor cursor of the next page, for requests with a JSON body; absent on the last page
 * @param total number of all matching rows, if requested
 */
public record Page<T>(List<T> items, String next, String cursor, Long total) {

  /** The same page with other items. */
  public Page<T> with(List<T> items) {
    return new Page<>(items, next, cursor, total);
  }
}
