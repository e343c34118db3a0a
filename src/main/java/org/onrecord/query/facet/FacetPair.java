package org.onrecord.query.facet;

/**
 * Two facets that are crossed: rows are counted by each combination of their values, also those
 * without a value of one or both. A row with several values counts for each of them.
 */
record FacetPair(Facet first, Facet second) {
  boolean includes(Facet facet) {
    return first.equals(facet) || second.equals(facet);
  }

  /** True if one of the facets has periods; its other facet has series over time then. */
  boolean hasPeriods() {
    return first.isPeriod() || second.isPeriod();
  }

  /**
   * Common table expressions for the cells, and for the values of each facet with their rank.
   *
   * @param place distinguishes the pairs of a statement
   * @param limit maximum number of values of a facet other than periods
   */
  String tables(int place, int limit) {
    return """
    crossed_%1$d as materialized (
      select %2$s as first, %3$s as second, count(*) as count from matched m %4$s %5$s group by 1, 2),
    %6$s,
    %7$s"""
        .formatted(
            place,
            value(first, "f"),
            value(second, "s"),
            join(first, "f"),
            join(second, "s"),
            axis("first", first, place, limit),
            axis("second", second, place, limit));
  }

  private static String value(Facet facet, String alias) {
    return facet.isJoined() ? alias + ".value" : facet.value();
  }

  private static String join(Facet facet, String alias) {
    return facet.isJoined()
        ? "left join (%1$s) %2$s on %2$s.id = m.id".formatted(facet.values(), alias)
        : "";
  }

  private static String axis(String side, Facet facet, int place, int limit) {
    return """
    %1$s_%2$d as materialized (
      select value, row_number() over (order by %3$s) as rank from (
        select %1$s as value, sum(count) as count from crossed_%2$d where %1$s is not null group by 1) g
      order by rank limit %4$d)"""
        .formatted(side, place, facet.order(), facet.isPeriod() ? FacetSelection.MAX_CELLS : limit);
  }

  /**
   * A query for the cells with counts. With periods, it has all cells of the most frequent values
   * of the other facet; otherwise the most frequent cells.
   */
  String cells(int place) {
    String order =
        !hasPeriods()
            ? "c.count desc, a.rank, b.rank"
            : first.isPeriod()
                ? "b.rank nulls first, a.rank nulls first"
                : "a.rank nulls first, b.rank nulls first";
    return """
    select c.first::text as first, c.second::text as second, c.count from crossed_%1$d c
    left join first_%1$d a on a.value = c.first
    left join second_%1$d b on b.value = c.second
    where (c.first is null or a.rank is not null) and (c.second is null or b.rank is not null)
    order by %2$s limit %3$d"""
        .formatted(place, order, 2 * (FacetSelection.MAX_CELLS + 1));
  }
}
