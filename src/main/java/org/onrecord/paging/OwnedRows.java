package org.onrecord.paging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Rows that belong to records, fetched for many of them by one query: no list asks once a row. */
public final class OwnedRows {
  private OwnedRows() {}

  /**
   * Rows by their owner, in the order of the query.
   *
   * @param hql selects the owner's id first; {@code %s} stands for the condition
   * @param owners the condition that the owners fit
   * @param row makes what is wanted of a row
   */
  public static <T> Map<UUID, List<T>> of(
      EntityManager database, String hql, Condition owners, Function<Tuple, T> row) {
    return owners
        .query(database, hql, Tuple.class)
        .getResultStream()
        .collect(groupingBy(tuple -> tuple.get(0, UUID.class), mapping(row, toList())));
  }
}
