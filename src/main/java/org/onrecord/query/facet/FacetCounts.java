package org.onrecord.query.facet;

import java.util.List;
import java.util.Map;

/**
 * The response with facets of a list.
 *
 * @param facets by name; the most frequent values first
 * @param total number of matching rows
 * @param exact false if the counts are estimated from a sample
 */
public record FacetCounts(Map<String, List<FacetCount>> facets, long total, boolean exact) {}
