package org.onrecord.extraction;

import java.util.Locale;

/** Precision, recall and F1 of predictions. */
record Score(int right, int predicted, int gold) {
  double precision() {
    return share(right, predicted, gold);
  }

  double recall() {
    return share(right, gold, predicted);
  }

  double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  /** Returns 1 for an empty set only if the other set is empty, too. */
  private static double share(int right, int of, int other) {
    if (of == 0) {
      return other == 0 ? 1 : 0;
    }
    return (double) right / of;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "P %5.1f  R %5.1f  F1 %5.1f  (%d right of %d predicted, %d gold)",
        100 * precision(),
        100 * recall(),
        100 * f1(),
        right,
        predicted,
        gold);
  }
}
