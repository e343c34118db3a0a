package org.onrecord.query.facet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds a {@link CrossTabulation} of at most {@value FacetSelection#MAX_CELLS} cells. A pair with
 * periods has a cell for each period and each value of the other facet, also those with no rows; of
 * too many, the least frequent values are left out, then the earliest periods. Other pairs have the
 * most frequent cells.
 */
final class CrossTable {
  private static final int MAX = FacetSelection.MAX_CELLS;

  private final FacetPair pair;
  private final double share;
  private final Map<String, Object> firstValues;
  private final Map<String, Object> secondValues;
  private final Map<Cell, Long> counts = new HashMap<>();
  private final CountedRow all;

  /** The keys of a cell; null for an unknown value. */
  private record Cell(String first, String second) {}

  /**
   * @param rows the rows of all pairs of a statement
   * @param place the index of the pair
   * @param share the share of the rows that were counted
   */
  CrossTable(FacetPair pair, List<CountedRow> rows, int place, double share) {
    this.pair = pair;
    this.share = share;
    this.firstValues = values(rows, "first", place);
    this.secondValues = values(rows, "second", place);
    rows.stream()
        .filter(row -> row.isOf("cell", place))
        .forEach(row -> counts.put(new Cell(row.first(), row.second()), row.count()));
    this.all = rows.stream().filter(row -> row.isOf("cells", place)).findFirst().orElseThrow();
  }

  /** The values of a facet by their keys, in the order of their ranks. */
  private static Map<String, Object> values(List<CountedRow> rows, String side, int place) {
    Map<String, Object> values = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.isOf(side, place))
        .sorted(Comparator.comparingLong(CountedRow::count))
        .forEach(row -> values.put(row.key(), row.value()));
    return values;
  }

  CrossTabulation tabulation() {
    List<Cell> cells = pair.hasPeriods() ? withPeriods() : mostFrequent();
    long shown = cells.stream().filter(counts::containsKey).count();
    long sum = cells.stream().mapToLong(cell -> counts.getOrDefault(cell, 0L)).sum();
    return new CrossTabulation(
        List.of(pair.first().name(), pair.second().name()),
        cells.stream().map(this::cell).toList(),
        all.groups() - shown,
        scaled(all.count() - sum));
  }

  private List<Cell> mostFrequent() {
    List<Cell> frequent =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Cell, Long>comparingByValue().reversed().thenComparing(rankOrder()))
            .limit(MAX)
            .map(Map.Entry::getKey)
            .toList();
    return combinations(keys(firstValues.keySet(), true), keys(secondValues.keySet(), true))
        .filter(Set.copyOf(frequent)::contains)
        .toList();
  }

  private Comparator<Map.Entry<Cell, Long>> rankOrder() {
    List<String> first = keys(firstValues.keySet(), true);
    List<String> second = keys(secondValues.keySet(), true);
    return Comparator.<Map.Entry<Cell, Long>>comparingInt(
            entry -> first.indexOf(entry.getKey().first()))
        .thenComparingInt(entry -> second.indexOf(entry.getKey().second()));
  }

  private List<Cell> withPeriods() {
    boolean periodFirst = pair.first().isPeriod();
    Facet facet = periodFirst ? pair.first() : pair.second();
    List<String> periods =
        keys(
            facet.periods((periodFirst ? firstValues : secondValues).keySet(), MAX),
            hasUnknown(periodFirst));
    List<String> values =
        keys((periodFirst ? secondValues : firstValues).keySet(), hasUnknown(!periodFirst));
    values = shortened(values, 0, MAX / Math.max(1, periods.size()));
    int latest = MAX / Math.max(1, values.size());
    periods = shortened(periods, Math.max(0, periods.size() - latest), latest);
    return (periodFirst ? combinations(periods, values) : combinations(values, periods)).toList();
  }

  /**
   * Keeps a part of the keys of a facet, and the unknown value.
   *
   * @param max maximum number of keys; at least one known key is kept
   */
  private static List<String> shortened(List<String> keys, int from, int max) {
    boolean unknown = keys.contains(null);
    List<String> known = keys.subList(0, keys.size() - (unknown ? 1 : 0));
    int size = Math.max(1, max - (unknown ? 1 : 0));
    return keys(
        known.subList(Math.min(from, known.size()), Math.min(known.size(), from + size)), unknown);
  }

  private boolean hasUnknown(boolean first) {
    return counts.keySet().stream()
        .anyMatch(cell -> (first ? cell.first() : cell.second()) == null);
  }

  private static List<String> keys(Collection<String> known, boolean unknown) {
    List<String> keys = new ArrayList<>(known);
    if (unknown) {
      keys.add(null);
    }
    return keys;
  }

  private static Stream<Cell> combinations(List<String> first, List<String> second) {
    return first.stream().flatMap(one -> second.stream().map(other -> new Cell(one, other)));
  }

  private FacetCell cell(Cell cell) {
    Map<String, Object> values = new LinkedHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    add(pair.first(), cell.first(), firstValues, values, unknown);
    add(pair.second(), cell.second(), secondValues, values, unknown);
    return new FacetCell(values, List.copyOf(unknown), scaled(counts.getOrDefault(cell, 0L)));
  }

  private static void add(
      Facet facet,
      String key,
      Map<String, Object> known,
      Map<String, Object> values,
      Set<String> unknown) {
    if (key == null) {
      unknown.add(facet.name());
    } else {
      values.put(facet.name(), facet.isPeriod() ? key : known.get(key));
    }
  }

  private long scaled(long count) {
    return Math.round(count / share);
  }
}
