package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.query.facet.Facet;

/** Parameters of article facets: the facets and the number of values of each. */
@RegisterForReflection
record ArticleFacetRequest(
    @NotEmpty(message = "must name at least one facet") @Size(max = 8) List<ArticleFacet> by,
    @Min(1) @Max(100) Integer limit) {
  private static final int DEFAULT_LIMIT = 20;

  /** The maximum number of values by facet. */
  Map<Facet, Integer> limits() {
    int values = limit == null ? DEFAULT_LIMIT : limit;
    Map<Facet, Integer> limits = new LinkedHashMap<>();
    by.forEach(item -> limits.put(item.facet, values));
    return limits;
  }
}
