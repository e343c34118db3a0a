package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Trains a log-linear model by AdaGrad (Duchi et al., Adaptive Subgradient Methods, 2011) with lazy
 * regularization towards zero. Deterministic: the same examples in the same order give the same
 * weights.
 */
final class Learner {
  private static final double LEARNING_RATE = 0.1;
  private static final double REGULARIZATION = 1e-4;
  private static final double MIN_GRADIENT = 1e-4;

  final Weights weights;
  private final float[] squares;

  private Learner(int bits) {
    weights = new Weights(bits);
    squares = new float[weights.table.length];
  }

  /**
   * Trains for several epochs, each in a different order. Returns the mean of the weights after
   * each epoch, which depends less on the last examples.
   *
   * @param bits number of bits of the feature hash
   */
  static <E> Weights train(List<E> examples, int bits, int rounds, BiConsumer<Learner, E> lesson) {
    Learner learner = new Learner(bits);
    Weights mean = new Weights(bits);
    Random random = new Random(1);
    List<E> order = new ArrayList<>(examples);
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, random);
      order.forEach(example -> lesson.accept(learner, example));
      for (int i = 0; i < mean.table.length; i++) {
        mean.table[i] += learner.weights.table[i] / rounds;
      }
    }
    return mean;
  }

  /** Updates the weights of the features by the gradient of the log likelihood. */
  void update(Features features, double gradient) {
    if (Math.abs(gradient) < MIN_GRADIENT) {
      return;
    }
    for (int i = 0; i < features.count; i++) {
      int slot = weights.slot(features.hashes[i]);
      double step = gradient - REGULARIZATION * weights.table[slot];
      squares[slot] += (float) (step * step);
      weights.table[slot] += (float) (LEARNING_RATE * step / Math.sqrt(0.01 + squares[slot]));
    }
  }
}
