package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.query.facet.FacetNames;
import org.onrecord.query.facet.FacetSelection;

/** Query parameters of the facet endpoint: the facets to count and the values per facet. */
@RegisterForReflection
record QuoteFacetRequest(
    @NotEmpty(message = "must name at least one facet") @Size(max = 13)
        List<@FacetNames(QuoteFacet.class) String> by,
    @Min(1) @Max(100) Integer limit) {

  FacetSelection selection() {
    return FacetSelection.of(by, limit, QuoteFacet.class);
  }
}
