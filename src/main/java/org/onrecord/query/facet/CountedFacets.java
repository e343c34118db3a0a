package org.onrecord.query.facet;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Converts the rows of a {@link FacetStatement} to the response.
 *
 * @param share the share of the matching rows that were counted; counts are scaled up by it
 */
record CountedFacets(FacetSelection selection, List<CountedRow> rows, double share) {
  private static final Comparator<CountedRow> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(CountedRow::count).reversed().thenComparing(CountedRow::key);

  FacetCounts counts() {
    Map<String, List<FacetCount>> facets = new LinkedHashMap<>();
    Map<String, Long> unknown = new LinkedHashMap<>();
    Map<String, Long> omitted = new LinkedHashMap<>();
    long total = row("total", 0).count();
    int place = 0;
    for (Facet facet : selection.single().keySet()) {
      List<CountedRow> values = values(place);
      List<FacetCount> counts = facet.isPeriod() ? periods(facet, values) : frequent(values);
      long listed = counts.stream().filter(count -> count.count() > 0).count();
      facets.put(facet.name(), counts);
      if (selection.unknown()) {
        unknown.put(facet.name(), scaled(total - row("known", place).count()));
      }
      omitted.put(facet.name(), values.isEmpty() ? 0 : values.get(0).groups() - listed);
      place++;
    }
    return new FacetCounts(facets, crossed(), unknown, omitted, scaled(total), share == 1);
  }

  private List<CrossTabulation> crossed() {
    List<FacetPair> pairs = selection.pairs();
    return IntStream.range(0, pairs.size())
        .mapToObj(place -> new CrossTable(pairs.get(place), rows, place, share).tabulation())
        .toList();
  }

  private CountedRow row(String part, int place) {
    return rows.stream().filter(row -> row.isOf(part, place)).findFirst().orElseThrow();
  }

  private List<CountedRow> values(int place) {
    return rows.stream()
        .filter(row -> row.isOf("value", place))
        .sorted(MOST_FREQUENT_FIRST)
        .toList();
  }

  private List<FacetCount> frequent(List<CountedRow> values) {
    return values.stream().map(row -> new FacetCount(row.value(), scaled(row.count()))).toList();
  }

  private List<FacetCount> periods(Facet facet, List<CountedRow> values) {
    Map<String, Long> counts = new HashMap<>();
    values.forEach(row -> counts.put(row.key(), row.count()));
    return facet.periods(counts.keySet(), FacetSelection.MAX_CELLS).stream()
        .map(period -> new FacetCount(period, scaled(counts.getOrDefault(period, 0L))))
        .toList();
  }

  private long scaled(long count) {
    return Math.round(count / share);
  }
}
