package org.onrecord.extraction;

import java.util.List;

/** The probabilities of candidates: a softmax over their scores. */
final class SoftmaxChoice {
  private final double[] probabilities;

  SoftmaxChoice(Weights weights, List<Features> candidates) {
    probabilities = new double[candidates.size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = weights.of(candidates.get(i));
    }
    double total = logSum(probabilities);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = Math.exp(probabilities[i] - total);
    }
  }

  double probability(int candidate) {
    return probabilities[candidate];
  }

  /** The most probable candidate from this index on. */
  int best(int from) {
    int best = from;
    for (int i = from + 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  /** The logarithm of a sum of exponentials. */
  static double logSum(double[] logs) {
    double max = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      max = Math.max(max, log);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - max);
    }
    return max + Math.log(sum);
  }
}
