package org.onrecord.query.list;

/** A query for a list: what to select, which rows and in which order. */
public record ListQuery<T>(Projection<T> projection, Condition condition, Order order) {}
