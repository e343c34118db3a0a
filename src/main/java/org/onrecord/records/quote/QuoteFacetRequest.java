package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.query.facet.Facet;

/** Query parameters of the facet endpoint: the facets to count and the values per facet. */
@RegisterForReflection
record QuoteFacetRequest(
    @NotEmpty(message = "must name at least one facet") @Size(max = 13) List<QuoteFacet> by,
    @Min(1) @Max(100) Integer limit) {
  private static final int DEFAULT_LIMIT = 20;

  /** The maximum number of values by facet. */
  Map<Facet, Integer> limits() {
    int limitPerFacet = limit == null ? DEFAULT_LIMIT : limit;
    Map<Facet, Integer> limits = new LinkedHashMap<>();
    by.forEach(item -> limits.put(item.facet, limitPerFacet));
    return limits;
  }
}
