package org.onrecord.query.facet;

/**
 * How many matching rows have a value.
 *
 * @param value a word, or an actor's reference
 */
public record FacetCount(Object value, long count) {}
