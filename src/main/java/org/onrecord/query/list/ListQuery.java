package org.onrecord.query.list;

/**
 * A query for a list: what to select, which rows and in which order.
 *
 * @param limit maximum number of rows of an export, or null for all
 */
public record ListQuery<T>(
    Projection<T> projection, Condition condition, Order order, Integer limit) {
  /** A query for all rows. */
  public ListQuery(Projection<T> projection, Condition condition, Order order) {
    this(projection, condition, order, null);
  }
}
