package org.onrecord.textreuse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * B³ precision and recall of clusters (Bagga and Baldwin, Algorithms for Scoring Coreference
 * Chains, 1998): the averages over all items of the shares of their cluster and class.
 */
record BCubed(double precision, double recall) {
  static BCubed of(List<Integer> clusters, List<Integer> classes) {
    Map<Integer, Integer> clusterSizes = sizes(clusters);
    Map<Integer, Integer> classSizes = sizes(classes);
    Map<Long, Integer> common = new HashMap<>();
    for (int i = 0; i < clusters.size(); i++) {
      common.merge(pair(clusters.get(i), classes.get(i)), 1, Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < clusters.size(); i++) {
      double both = common.get(pair(clusters.get(i), classes.get(i)));
      precision += both / clusterSizes.get(clusters.get(i));
      recall += both / classSizes.get(classes.get(i));
    }
    return new BCubed(precision / clusters.size(), recall / clusters.size());
  }

  static BCubed mean(List<BCubed> scores) {
    return new BCubed(
        scores.stream().mapToDouble(BCubed::precision).average().orElse(0),
        scores.stream().mapToDouble(BCubed::recall).average().orElse(0));
  }

  @Override
  public String toString() {
    return "B3 precision %.4f, recall %.4f, F1 %.4f".formatted(precision, recall, f1());
  }

  double f1() {
    return 2 * precision * recall / (precision + recall);
  }

  private static Map<Integer, Integer> sizes(List<Integer> labels) {
    Map<Integer, Integer> sizes = new HashMap<>();
    labels.forEach(label -> sizes.merge(label, 1, Integer::sum));
    return sizes;
  }

  private static long pair(int cluster, int label) {
    return (long) cluster << 32 | label;
  }
}
