package org.onrecord.query.list;

import java.util.List;

/**
 * A page of a list as it goes out.
 *
 * @param items the rows
 * @param next the path to the next page, absent on the last
 * @param cursor where the next page starts, for those who ask by a body; absent on the last
 * @param total how many rows fit in all, where asked for
 */
public record Page<T>(List<T> items, String next, String cursor, Long total) {

  /** The same page with its rows completed, all at once. */
  public Page<T> with(List<T> completed) {
    return new Page<>(completed, next, cursor, total);
  }
}
