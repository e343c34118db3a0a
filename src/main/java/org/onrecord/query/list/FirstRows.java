package org.onrecord.query.list;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rows with given ids, as far as they fit into a page.
 *
 * @param found the views of the rows that fit, by id
 * @param leftOut the ids of the other rows that exist
 */
public record FirstRows<T>(Map<UUID, T> found, Set<UUID> leftOut) {}
