package org.onrecord.query.facet;

/**
 * The number of matching rows with a value.
 *
 * @param value a string, an {@link ActorValue} or a {@link LabelledValue}
 */
public record FacetCount(Object value, long count) {}
