package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Clusters quotes into statements: the connected components of {@link SameWords}, separated where
 * they contain a contradiction ({@link Contradictions}). Only quotes with a common selected
 * fingerprint are compared. The clusters do not depend on the order of the quotes.
 */
public final class QuoteClusters {
  private final List<QuotedWords> quotes;
  private final PairGraph pairs;
  private final int[] clusters;
  private long comparisons;

  private QuoteClusters(List<QuotedWords> quotes) {
    this.quotes = quotes;
    this.pairs = new PairGraph(quotes.size());
    this.clusters = new int[quotes.size()];
  }

  public static QuoteClusters of(List<QuotedWords> quotes) {
    QuoteClusters clusters = new QuoteClusters(quotes);
    clusters.compareCandidates();
    clusters.join();
    return clusters;
  }

  /** A pair of quotes that were compared, by their indices. */
  public record Pair(int one, int other, Agreement agreement) {}

  /**
   * Clusters quotes that were compared before.
   *
   * @param pairs the pairs that are the same words or contradict each other; others are different
   */
  public static QuoteClusters of(List<QuotedWords> quotes, List<Pair> pairs) {
    QuoteClusters clusters = new QuoteClusters(quotes);
    pairs.forEach(pair -> clusters.pairs.add(pair.one(), pair.other(), pair.agreement()));
    clusters.join();
    return clusters;
  }

  private void compareCandidates() {
    Map<Integer, List<Integer>> index = new HashMap<>();
    for (int i = 0; i < quotes.size(); i++) {
      Set<Integer> candidates = new TreeSet<>();
      for (int fingerprint : quotes.get(i).selectedFingerprints()) {
        List<Integer> holders = index.computeIfAbsent(fingerprint, key -> new ArrayList<>());
        candidates.addAll(holders);
        holders.add(i);
      }
      for (int candidate : candidates) {
        comparisons++;
        pairs.add(candidate, i, SameWords.compare(quotes.get(candidate), quotes.get(i)));
      }
    }
  }

  private void join() {
    Arrays.setAll(clusters, i -> i);
    for (List<Integer> component : pairs.components()) {
      for (List<Integer> statement : Contradictions.separate(component, quotes, pairs)) {
        int least = statement.stream().mapToInt(i -> i).min().getAsInt();
        statement.forEach(quote -> clusters[quote] = least);
      }
    }
  }

  /** The cluster of a quote: the least index of its quotes. */
  public int cluster(int quote) {
    return clusters[quote];
  }

  /** The quotes with a greater index that join a quote. */
  List<Integer> joined(int quote) {
    return pairs.joined(quote).stream().filter(other -> other > quote).sorted().toList();
  }

  /** The number of pairs of quotes that were compared. */
  public long comparisons() {
    return comparisons;
  }
}
