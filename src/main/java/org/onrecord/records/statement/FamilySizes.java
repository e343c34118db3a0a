package org.onrecord.records.statement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sizes of families while wordings join them (union-find). */
final class FamilySizes {
  private final Map<Long, Long> parents = new HashMap<>();

  /** The sizes by the root of the family. */
  private final Map<Long, Long> sizes = new HashMap<>();

  /** Adds a wording as a family of its own. */
  void add(long wording, long size) {
    parents.put(wording, wording);
    sizes.put(wording, size);
  }

  /** Joins the families of two wordings; nothing if either is unknown. */
  void join(long one, long other) {
    if (parents.containsKey(one) && parents.containsKey(other) && root(one) != root(other)) {
      long root = root(one);
      long joined = root(other);
      parents.put(joined, root);
      sizes.merge(root, sizes.remove(joined), Long::sum);
    }
  }

  /**
   * Adds a wording to the families of others, unless these would be larger than a maximum together.
   *
   * @param others wordings that it joins; unknown ones are left out
   * @return whether it was added
   */
  boolean addWithin(long max, long wording, long size, Collection<Long> others) {
    Set<Long> roots =
        others.stream().filter(parents::containsKey).map(this::root).collect(Collectors.toSet());
    if (size + roots.stream().mapToLong(sizes::get).sum() > max) {
      return false;
    }
    add(wording, size);
    roots.forEach(root -> join(wording, root));
    return true;
  }

  private long root(long wording) {
    long root = wording;
    while (parents.get(root) != root) {
      parents.put(root, parents.get(parents.get(root)));
      root = parents.get(root);
    }
    return root;
  }
}
