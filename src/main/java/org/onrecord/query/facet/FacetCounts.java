package org.onrecord.query.facet;

import java.util.List;
import java.util.Map;

/**
 * What facets of a list tell.
 *
 * @param facets by the facet's word, the most frequent values first
 * @param total how many rows match
 * @param exact whether all matching rows were counted, or else a sample, scaled up
 */
public record FacetCounts(Map<String, List<FacetCount>> facets, long total, boolean exact) {}
