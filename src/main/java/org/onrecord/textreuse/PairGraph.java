package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The pairs of quotes that join, and those that contradict each other. */
final class PairGraph {
  private final List<Set<Integer>> joined = new ArrayList<>();
  private final List<Set<Integer>> affirmed = new ArrayList<>();
  private final List<Set<Integer>> contradicted = new ArrayList<>();

  PairGraph(int quotes) {
    for (int i = 0; i < quotes; i++) {
      joined.add(new HashSet<>());
      affirmed.add(new HashSet<>());
      contradicted.add(new HashSet<>());
    }
  }

  void add(int one, int other, Agreement agreement) {
    if (agreement.joins()) {
      connect(joined, one, other);
    }
    if (agreement.joins() && agreement != Agreement.NEGATED) {
      connect(affirmed, one, other);
    }
    if (agreement == Agreement.CONTRADICTED) {
      connect(contradicted, one, other);
    }
  }

  private static void connect(List<Set<Integer>> pairs, int one, int other) {
    pairs.get(one).add(other);
    pairs.get(other).add(one);
  }

  /** The quotes that join a quote. */
  Set<Integer> joined(int quote) {
    return joined.get(quote);
  }

  /** The quotes that join a quote without a changed negation. */
  Set<Integer> affirmed(int quote) {
    return affirmed.get(quote);
  }

  /** The quotes that contradict a quote. */
  Set<Integer> contradicted(int quote) {
    return contradicted.get(quote);
  }

  /** The connected components of the pairs that join. */
  Collection<List<Integer>> components() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < joined.size(); i++) {
      all.add(i);
    }
    return components(all, quote -> true);
  }

  /** The connected components of some quotes, without the pairs with a quote that is left out. */
  Collection<List<Integer>> components(List<Integer> quotes, IntPredicate included) {
    TreeMap<Integer, List<Integer>> components = new TreeMap<>();
    Set<Integer> seen = new HashSet<>();
    for (int quote : quotes) {
      if (included.test(quote) && seen.add(quote)) {
        List<Integer> component = new ArrayList<>(List.of(quote));
        for (int i = 0; i < component.size(); i++) {
          for (int neighbour : joined.get(component.get(i))) {
            if (included.test(neighbour) && seen.add(neighbour)) {
              component.add(neighbour);
            }
          }
        }
        components.put(quote, component);
      }
    }
    return components.values();
  }
}
