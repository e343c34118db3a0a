package org.onrecord.records.statement;

import java.util.HashMap;
import java.util.Map;

/**
 * Disjoint sets of ids that are united (union-find). A set is known by one of its ids, the root.
 */
final class DisjointSets {
  private final Map<Long, Long> parents = new HashMap<>();

  /** Adds a set with a single id. */
  void add(long id) {
    parents.put(id, id);
  }

  boolean has(long id) {
    return parents.containsKey(id);
  }

  /** The root of the set of an id. */
  long root(long id) {
    long root = id;
    while (parents.get(root) != root) {
      parents.put(root, parents.get(parents.get(root)));
      root = parents.get(root);
    }
    return root;
  }

  /** Unites two sets, given by their roots. The first one stays the root. */
  void unite(long root, long other) {
    parents.put(other, root);
  }
}
