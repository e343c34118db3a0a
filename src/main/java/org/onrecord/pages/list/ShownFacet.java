package org.onrecord.pages.list;

import java.util.List;
import org.onrecord.query.facet.FacetCounts;

/**
 * A facet beside a list.
 *
 * @param name its name, which is also the parameter of the list that selects a value
 * @param title heading
 */
record ShownFacet(String name, String title) {
  /** The number of values of each facet. */
  static final int VALUES = 8;

  static List<String> names(List<ShownFacet> facets) {
    return facets.stream().map(ShownFacet::name).toList();
  }

  /** The facets that have values, with links that add these to the filter or remove them. */
  static List<FacetLinks> links(
      List<ShownFacet> facets, FacetCounts counts, ListQueryString query, String path) {
    return facets.stream()
        .map(one -> FacetLinks.of(one.title, one.name, counts.facets().get(one.name), query, path))
        .filter(links -> !links.choices().isEmpty())
        .toList();
  }
}
