package org.onrecord.query.facet;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * The number of matching rows with a combination of values.
 *
 * @param values a string, an {@link ActorValue} or a {@link LabelledValue} for the name of each
 *     facet that the rows have a value of
 * @param unknown the names of the facets that the rows have no value of
 */
@RegisterForReflection
public record FacetCell(
    Map<String, Object> values,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknown,
    long count) {

  @Override
  @JsonAnyGetter
  public Map<String, Object> values() {
    return values;
  }
}
