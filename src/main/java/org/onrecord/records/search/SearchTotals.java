package org.onrecord.records.search;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Numbers of matching records by kind; null for a kind that was not searched.
 *
 * @param exact false if a number is the limit up to which matches are counted
 */
@RegisterForReflection
public record SearchTotals(Long quote, Long article, Long actor, boolean exact) {}
