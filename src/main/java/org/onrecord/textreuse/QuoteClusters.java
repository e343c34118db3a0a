package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Clusters quotes into statements: the connected components of {@link SameWords} (union-find:
 * Tarjan, Efficiency of a Good but Not Linear Set Union Algorithm, 1975). Only quotes with a common
 * fingerprint are compared.
 */
public final class QuoteClusters {
  private final List<QuotedWords> quotes;
  private final int[] parents;
  private long comparisons;

  private QuoteClusters(List<QuotedWords> quotes) {
    this.quotes = quotes;
    this.parents = new int[quotes.size()];
    Arrays.setAll(parents, i -> i);
  }

  public static QuoteClusters of(List<QuotedWords> quotes) {
    QuoteClusters clusters = new QuoteClusters(quotes);
    clusters.join();
    return clusters;
  }

  private void join() {
    Map<Integer, List<Integer>> index = new HashMap<>();
    for (int i = 0; i < quotes.size(); i++) {
      int quote = i;
      List<Integer> candidates = new ArrayList<>();
      for (int fingerprint : quotes.get(i).fingerprints()) {
        List<Integer> holders = index.computeIfAbsent(fingerprint, key -> new ArrayList<>());
        candidates.addAll(holders);
        holders.add(i);
      }
      candidates.stream().distinct().forEach(candidate -> compare(candidate, quote));
    }
  }

  private void compare(int one, int other) {
    comparisons++;
    if (SameWords.compare(quotes.get(one), quotes.get(other)).joins()) {
      int a = cluster(one);
      int b = cluster(other);
      parents[Math.max(a, b)] = Math.min(a, b);
    }
  }

  /** The cluster of a quote: the least index of its quotes. */
  public int cluster(int quote) {
    int root = quote;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /** The number of pairs of quotes that were compared. */
  public long comparisons() {
    return comparisons;
  }
}
