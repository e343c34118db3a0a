package org.onrecord.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list as it goes out.
 *
 * @param items the rows
 * @param next the path to the next page, absent on the last
 * @param total how many rows fit in all, where asked for
 */
public record Page<T>(List<T> items, String next, Long total) {

  /** The same page of other rows, made of these all at once. */
  public <R> Page<R> map(Function<List<T>, List<R>> rows) {
    return new Page<>(rows.apply(items), next, total);
  }
}
