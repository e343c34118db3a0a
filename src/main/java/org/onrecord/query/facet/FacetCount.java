package org.onrecord.query.facet;

/**
 * The number of matching rows with a value.
 *
 * @param value a string, or an {@link ActorValue}
 */
public record FacetCount(Object value, long count) {}
