package org.onrecord.query.facet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The response with facets of a list.
 *
 * @param facets by name; periods in time order without gaps, other values by count, highest first
 * @param crossed the pairs of facets that are crossed
 * @param unknown number of matching rows without a value, by the name of the facet
 * @param omitted number of values that are left out, by the name of the facet
 * @param total number of matching rows
 * @param exact false if the counts are estimated from a sample
 */
public record FacetCounts(
    Map<String, List<FacetCount>> facets,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CrossTabulation> crossed,
    Map<String, Long> unknown,
    Map<String, Long> omitted,
    long total,
    boolean exact) {}
