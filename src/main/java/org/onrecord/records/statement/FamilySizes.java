package org.onrecord.records.statement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sizes of families while wordings join them. */
final class FamilySizes {
  private final DisjointSets families = new DisjointSets();

  /** The sizes by the root of the family. */
  private final Map<Long, Long> sizes = new HashMap<>();

  /** Adds a wording as a family of its own. */
  void add(long wording, long size) {
    families.add(wording);
    sizes.put(wording, size);
  }

  /** Joins the families of two wordings; nothing if either is unknown. */
  void join(long one, long other) {
    if (families.has(one) && families.has(other)) {
      long root = families.root(one);
      long joined = families.root(other);
      if (root != joined) {
        families.unite(root, joined);
        sizes.merge(root, sizes.remove(joined), Long::sum);
      }
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
        others.stream().filter(families::has).map(families::root).collect(Collectors.toSet());
    if (size + roots.stream().mapToLong(sizes::get).sum() > max) {
      return false;
    }
    add(wording, size);
    roots.forEach(root -> join(wording, root));
    return true;
  }
}
