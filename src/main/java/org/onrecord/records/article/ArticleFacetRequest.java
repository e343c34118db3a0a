package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.query.facet.FacetNames;
import org.onrecord.query.facet.FacetSelection;

/** Parameters of article facets: the facets and the number of values of each. */
@RegisterForReflection
record ArticleFacetRequest(
    @NotEmpty(message = "must name at least one facet") @Size(max = 8)
        List<@FacetNames(ArticleFacet.class) String> by,
    @Min(1) @Max(100) Integer limit) {

  FacetSelection selection() {
    return FacetSelection.of(by, limit, ArticleFacet.class);
  }
}
