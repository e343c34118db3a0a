package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scores the clusters of planted quotes. */
final class PlantedEvaluation {
  private final List<PlantedQuote> planted;
  private final List<Integer> clusters = new ArrayList<>();
  private final List<Integer> statements;

  private PlantedEvaluation(List<GoldQuote> quotes, int seed) {
    planted = new Syndication(quotes, seed).plant();
    statements = planted.stream().map(PlantedQuote::statement).toList();
    QuoteClusters found = QuoteClusters.of(planted.stream().map(PlantedQuote::words).toList());
    for (int i = 0; i < planted.size(); i++) {
      clusters.add(found.cluster(i));
    }
  }

  static void run(List<GoldQuote> quotes, int seeds) {
    List<BCubed> scores = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      PlantedEvaluation evaluation = new PlantedEvaluation(quotes, seed);
      BCubed score = BCubed.of(evaluation.clusters, evaluation.statements);
      System.out.printf("seed %d, %,d quotes: %s%n", seed, evaluation.planted.size(), score);
      scores.add(score);
      if (seed == seeds) {
        evaluation.printErrors();
      }
    }
    System.out.printf("mean of %d seeds: %s%n", seeds, BCubed.mean(scores));
  }

  /** Prints quotes without another one of their statement, and with one of another statement. */
  private void printErrors() {
    Map<String, int[]> kinds = new TreeMap<>();
    Map<Integer, List<Integer>> ofStatement = members(statements, clusters);
    Map<Integer, List<Integer>> inCluster = members(clusters, statements);
    for (int i = 0; i < planted.size(); i++) {
      boolean missed = isOdd(ofStatement.get(statements.get(i)), clusters.get(i));
      boolean wrong = isOdd(inCluster.get(clusters.get(i)), statements.get(i));
      for (String kind : planted.get(i).kinds()) {
        int[] counts = kinds.computeIfAbsent(kind, k -> new int[3]);
        counts[0]++;
        counts[1] += missed ? 1 : 0;
        counts[2] += wrong ? 1 : 0;
      }
    }
    kinds.forEach(
        (kind, counts) ->
            System.out.printf(
                "%-24s %6d quotes, %4d missed, %4d wrong%n",
                kind, counts[0], counts[1], counts[2]));
  }

  private static Map<Integer, List<Integer>> members(List<Integer> keys, List<Integer> values) {
    Map<Integer, List<Integer>> members = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      members.computeIfAbsent(keys.get(i), key -> new ArrayList<>()).add(values.get(i));
    }
    return members;
  }

  /** Returns whether a label occurs once in a group that has others. */
  private static boolean isOdd(List<Integer> group, int label) {
    return group.size() > 1 && Collections.frequency(group, label) == 1;
  }
}
