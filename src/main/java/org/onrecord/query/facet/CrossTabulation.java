package org.onrecord.query.facet;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A cross tabulation: the numbers of matching rows by the combinations of the values of two facets.
 *
 * @param by the names of the facets
 * @param cells in the order of the values of the first facet, then of the second
 * @param omittedCells number of combinations with rows that are left out
 * @param omittedCount sum of their counts
 */
@RegisterForReflection
public record CrossTabulation(
    List<String> by, List<FacetCell> cells, long omittedCells, long omittedCount) {}
