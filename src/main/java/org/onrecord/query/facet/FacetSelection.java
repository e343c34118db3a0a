package org.onrecord.query.facet;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facets that a request counts.
 *
 * @param single facets that are counted on their own, with the maximum number of values of each.
 *     The periods of a facet are up to {@value #MAX_CELLS} instead.
 * @param pairs pairs of facets that are crossed
 * @param limit maximum number of values of each facet of a pair
 * @param unknown true to count the rows without a value of a single facet as well
 */
public record FacetSelection(
    Map<Facet, Integer> single, List<FacetPair> pairs, int limit, boolean unknown) {
  /** Maximum number of periods of a facet, and of cells of a pair. */
  static final int MAX_CELLS = 1000;

  private static final int DEFAULT_LIMIT = 20;
  private static final String CROSS = ",";

  /** Single facets, without the rows that have no value. */
  public static FacetSelection of(Map<Facet, Integer> single) {
    return new FacetSelection(single, List.of(), DEFAULT_LIMIT, false);
  }

  /**
   * The facets that valid values of the parameter {@code by} name.
   *
   * @param limit maximum number of values of a facet; 20 if it is null
   * @param known the enum of the known facets
   */
  public static FacetSelection of(
      List<String> by, Integer limit, Class<? extends FacetName> known) {
    int values = limit == null ? DEFAULT_LIMIT : limit;
    Map<Facet, Integer> single = new LinkedHashMap<>();
    Set<FacetPair> pairs = new LinkedHashSet<>();
    for (String names : by) {
      List<Facet> facets = named(names, facets(known));
      if (facets.size() == 1) {
        single.put(facets.get(0), values);
      } else {
        pairs.add(new FacetPair(facets.get(0), facets.get(1)));
      }
    }
    return new FacetSelection(single, List.copyOf(pairs), values, true);
  }

  /** True if a facet is counted, alone or in a pair. */
  public boolean includes(Facet facet) {
    return single.containsKey(facet) || pairs.stream().anyMatch(pair -> pair.includes(facet));
  }

  static List<Facet> facets(Class<? extends FacetName> known) {
    return Stream.of(known.getEnumConstants()).map(FacetName::facet).toList();
  }

  private static List<Facet> named(String names, List<Facet> known) {
    return Stream.of(names.split(CROSS, -1))
        .flatMap(name -> known.stream().filter(facet -> facet.name().equals(name)))
        .toList();
  }

  /** The fault of a value of the parameter {@code by}, or null if it is valid. */
  static String fault(String names, List<Facet> known) {
    List<Facet> facets = named(names, known);
    if (facets.size() != names.split(CROSS, -1).length || facets.size() > 2) {
      return "must be one of %s, or two of them separated by a comma"
          .formatted(known.stream().map(Facet::name).collect(joining(", ")));
    }
    if (facets.size() == 2 && facets.get(0).equals(facets.get(1))) {
      return "must cross two different facets";
    }
    boolean onlyPeriods = facets.stream().allMatch(Facet::isPeriod);
    return facets.size() == 2 && onlyPeriods ? "must cross at most one of year, month, day" : null;
  }
}
