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

/** By what articles are to be counted, and how many values of each are wanted. */
@RegisterForReflection
record ArticleFacetRequest(
    @NotEmpty(message = "must name at least one facet") @Size(max = 8) List<ArticleFacet> by,
    @Min(1) @Max(100) Integer limit) {
  private static final int DEFAULT_LIMIT = 20;

  /** Each facet with the most values that are wanted of it. */
  Map<Facet, Integer> wanted() {
    int most = limit == null ? DEFAULT_LIMIT : limit;
    Map<Facet, Integer> wanted = new LinkedHashMap<>();
    by.forEach(one -> wanted.put(one.facet, most));
    return wanted;
  }
}
