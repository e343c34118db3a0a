package org.onrecord.query.list;

/** A list as a request restricts and orders it. */
public record ListQuery<T>(Projection<T> projection, Condition condition, Order order) {}
