package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.onrecord.query.facet.FacetNames;
import org.onrecord.query.facet.FacetSelection;

/** Query parameters of a table of article counts: one facet, or two that are crossed. */
@RegisterForReflection
record ArticleTableRequest(
    @NotNull(message = "must name a facet") @FacetNames(ArticleFacet.class) String by,
    @Min(1) @Max(100) Integer limit) {

  FacetSelection selection() {
    return FacetSelection.of(List.of(by), limit, ArticleFacet.class);
  }
}
