package org.onrecord.query.list;

/** A list as a request restricts and orders it. */
public record Selection<T>(Listed<T> listed, Condition condition, Order order) {}
